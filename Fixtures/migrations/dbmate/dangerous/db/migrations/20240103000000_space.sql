-- migrate:up transaction: false
CREATE INDEX CONCURRENTLY orders_placed_idx ON orders (placed_at);

-- migrate:down
DROP INDEX orders_placed_idx;
