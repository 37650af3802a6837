SET statement_timeout = 0;

CREATE UNIQUE INDEX CONCURRENTLY guests_phone_key ON hotel.guests (phone);

ALTER TABLE hotel.guests
    ADD CONSTRAINT guests_phone_key UNIQUE USING INDEX guests_phone_key;

RESET statement_timeout;
