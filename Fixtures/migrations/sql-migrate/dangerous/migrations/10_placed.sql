-- +migrate Up notransaction
SET lock_timeout = '1s'; CREATE INDEX CONCURRENTLY orders_placed_idx ON orders (placed_at);

-- +migrate Down
DROP INDEX orders_placed_idx;
