ALTER TABLE bookings ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;

ALTER TABLE public.rooms
    ADD COLUMN price_per_bed numeric(8, 2) GENERATED ALWAYS AS (price / beds) STORED;

ALTER TABLE rooms ADD CONSTRAINT rooms_pkey PRIMARY KEY (number);
