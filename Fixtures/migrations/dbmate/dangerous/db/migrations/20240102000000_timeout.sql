-- migrate:up transaction:false
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY orders_customer_idx;
