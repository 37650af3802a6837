BEGIN;
CREATE SCHEMA shop;
CREATE TABLE shop.currencies (code char(3) PRIMARY KEY, name text NOT NULL);
CREATE TABLE shop.prices (id bigint PRIMARY KEY, currency char(3) REFERENCES shop.currencies);
CREATE INDEX prices_currency_idx ON shop.prices (currency);
CREATE VIEW shop.price_list AS SELECT id, currency FROM shop.prices;
COMMIT;
