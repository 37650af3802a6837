-- +migrate Up NoTransaction
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

-- +migrate Down
DROP INDEX CONCURRENTLY orders_customer_idx;
