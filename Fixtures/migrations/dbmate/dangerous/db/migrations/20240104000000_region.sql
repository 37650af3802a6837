-- migrate:up
ALTER TABLE orders ADD COLUMN region text NOT NULL
-- migrate:down
ALTER TABLE orders DROP COLUMN region;
