-- +goose Up
ALTER TYPE state ADD VALUE 'lost';
ALTER TABLE orders ADD COLUMN state state NOT NULL DEFAULT 'lost';
-- +goose Down
ALTER TABLE orders DROP COLUMN state;
