CREATE SCHEMA shop;
SET search_path TO shop, public;

CREATE DOMAIN money_amount AS numeric(12,2) CHECK (VALUE >= 0);
CREATE TYPE order_state AS ENUM ('open', 'paid', 'sent');

CREATE TABLE customers (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email     varchar(100) NOT NULL,
  full_name text,
  joined_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX customers_email_key ON customers (lower(email));

CREATE TABLE orders (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  state       order_state NOT NULL DEFAULT 'open',
  total       numeric(10,2),
  code        varchar(20),
  placed_at   timestamptz,
  sent        text CONSTRAINT orders_sent CHECK (sent IS NOT NULL)
);
CREATE INDEX ON orders (customer_id);
ALTER TABLE orders ADD COLUMN note text NOT NULL;
ALTER TABLE orders ALTER COLUMN code TYPE text;
ALTER TABLE orders RENAME COLUMN note TO remark;

CREATE TABLE currencies (code char(3) PRIMARY KEY, name text NOT NULL);
CREATE VIEW open_orders AS SELECT id, customer_id FROM orders WHERE state = 'open';
CREATE MATERIALIZED VIEW order_totals AS SELECT customer_id, count(*) AS orders FROM orders GROUP BY 1;
CREATE UNIQUE INDEX ON order_totals (customer_id);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ begin return new; end $$;
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TABLE events (id bigint, day date NOT NULL, what text) PARTITION BY RANGE (day);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE SEQUENCE invoice_numbers;
