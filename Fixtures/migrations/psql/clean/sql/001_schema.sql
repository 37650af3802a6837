BEGIN;

CREATE SCHEMA hotel;
SET LOCAL search_path = hotel;

CREATE TABLE hotel.visitors (
    id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name  text NOT NULL,
    phone text
);

CREATE TABLE hotel.stays (
    id         bigserial PRIMARY KEY,
    visitor_id integer NOT NULL REFERENCES hotel.visitors,
    nights     smallint NOT NULL DEFAULT 1
);

CREATE INDEX stays_visitor_idx ON hotel.stays (visitor_id);

CREATE TABLE hotel.import_2019 (line text);

COMMIT;
