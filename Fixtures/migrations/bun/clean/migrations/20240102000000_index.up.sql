SET lock_timeout = '5s';

--bun:split

CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
