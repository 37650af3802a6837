-- +goose Up
ALTER TABLE orders ADD COLUMN region text;
COMMIT;
CREATE INDEX CONCURRENTLY orders_region_idx ON orders (region);
-- +goose Down
DROP INDEX orders_region_idx;
