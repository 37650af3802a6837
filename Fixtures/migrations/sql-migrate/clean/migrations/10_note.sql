-- +migrate Up
ALTER TABLE orders ADD COLUMN note text;

-- +migrate Down
ALTER TABLE orders DROP COLUMN note;
