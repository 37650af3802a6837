-- Down Migration
DROP INDEX orders_placed_idx;

-- Up Migration
COMMIT;
CREATE INDEX CONCURRENTLY orders_placed_idx ON orders (placed_at);
