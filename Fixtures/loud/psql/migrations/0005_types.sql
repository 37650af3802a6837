ALTER TABLE customers ALTER COLUMN points TYPE bigint;
ALTER TABLE customers ALTER score TYPE text;
ALTER TABLE customers ALTER COLUMN balance SET DATA TYPE numeric(12,4);
ALTER TABLE customers ALTER COLUMN email TYPE varchar(20);
ALTER TABLE customers ALTER COLUMN code TYPE char(8);
ALTER TABLE customers ALTER COLUMN born TYPE timestamp;
ALTER TABLE customers ALTER COLUMN seen TYPE timestamptz;
ALTER TABLE payments ALTER COLUMN paid_at TYPE timestamptz USING paid_at AT TIME ZONE 'UTC';
alter table app.orders
  alter column number type bigint,
  alter column placed_at set default clock_timestamp();
ALTER TABLE app.orders ALTER COLUMN payer_id TYPE integer;
ALTER TABLE "Order Lines" ALTER COLUMN "Price" TYPE numeric(10,3);
ALTER TABLE app.orders ALTER COLUMN reference TYPE varchar(40);
ALTER TABLE app.orders ALTER COLUMN reference TYPE text COLLATE "C";
ALTER TABLE shops ALTER COLUMN name TYPE varchar(10);
ALTER TABLE ratings ALTER COLUMN id TYPE integer;
