-- +migrate Up
ALTER TABLE orders ADD COLUMN region text

-- +migrate Down
ALTER TABLE orders DROP COLUMN region;
