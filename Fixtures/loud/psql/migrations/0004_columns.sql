ALTER TABLE customers ADD COLUMN token uuid DEFAULT gen_random_uuid();
ALTER TABLE customers ADD COLUMN rnd double precision NOT NULL DEFAULT random();
ALTER TABLE customers ADD COLUMN since timestamptz DEFAULT clock_timestamp();
ALTER TABLE customers ADD "Rank" bigserial;
ALTER TABLE public.customers ADD COLUMN row_no smallserial NOT NULL;
ALTER TABLE app.orders ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY;
alter table app.orders add column tripled numeric generated always as (total * 3) stored;
ALTER TABLE ratings ADD COLUMN worth amount;
ALTER TABLE shops
  ADD COLUMN region text DEFAULT 'eu',
  ADD COLUMN key text DEFAULT md5(random()::text),
  ADD COLUMN closed boolean NOT NULL DEFAULT false,
  ADD COLUMN owner_id integer REFERENCES customers (id);
ALTER TABLE customers ADD COLUMN country text NOT NULL;
ALTER TABLE "Order Lines" ADD "Kind" integer NOT NULL, ADD "Other" integer;
ALTER TABLE labels ADD COLUMN id bigint PRIMARY KEY;
ALTER TABLE app.orders ADD COLUMN rating integer CHECK (rating BETWEEN 1 AND 5);
ALTER TABLE app.orders ADD COLUMN currency text NOT NULL DEFAULT 'EUR' CONSTRAINT orders_currency CHECK (currency <> '');
ALTER TABLE app.orders ADD COLUMN slug text UNIQUE;
ALTER TABLE app.orders ADD COLUMN agent_id bigint DEFAULT 1 REFERENCES customers (id);
ALTER TABLE app.orders ADD COLUMN clerk_id smallint REFERENCES customers;
ALTER TABLE shops ADD COLUMN doc json;
ALTER TABLE shops ADD COLUMN place point, ADD COLUMN page xml;
ALTER TABLE customers ADD COLUMN channel text DEFAULT 'web' NOT NULL;
ALTER TABLE customers ALTER COLUMN channel DROP DEFAULT;
ALTER TABLE customers DROP COLUMN vip;
ALTER TABLE customers DROP tags, DROP COLUMN IF EXISTS "note";
ALTER TABLE "Order Lines" RENAME COLUMN "Note" TO note;
ALTER TABLE shops RENAME opened TO opened_on;
