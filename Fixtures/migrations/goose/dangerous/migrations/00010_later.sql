-- +goose Up
CREATE INDEX orders_id_idx ON orders (id, placed_at);
-- +goose Down
ALTER TABLE orders ALTER COLUMN id TYPE integer;
