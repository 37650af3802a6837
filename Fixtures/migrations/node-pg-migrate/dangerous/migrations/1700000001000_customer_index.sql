-- Up Migration
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

-- Down Migration
DROP INDEX CONCURRENTLY orders_customer_idx;
