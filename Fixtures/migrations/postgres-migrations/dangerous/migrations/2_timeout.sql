-- postgres-migrations disable-transaction
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
