CREATE TYPE shop.claim_state AS ENUM ('new');
CREATE DOMAIN shop.zip AS text CHECK (VALUE <> '');
CREATE SEQUENCE shop.claim_numbers;
CREATE FUNCTION shop.vat(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 0.19';
