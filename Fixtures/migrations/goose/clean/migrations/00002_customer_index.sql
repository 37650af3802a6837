-- +goose NO TRANSACTION
-- +goose Up
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

-- +goose Down
DROP INDEX CONCURRENTLY orders_customer_idx;
