CREATE TABLE rooms (
    number text NOT NULL,
    beds   integer NOT NULL,
    price  numeric(8, 2) NOT NULL
);

CREATE TABLE bookings (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    room       text NOT NULL,
    during     tstzrange NOT NULL,
    guest      text,
    "Straße"   text
);

CREATE TABLE sessions (token text PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE visits (guest text, at timestamptz NOT NULL DEFAULT now());
