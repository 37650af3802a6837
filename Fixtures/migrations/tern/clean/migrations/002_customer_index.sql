---- tern: disable-tx ----
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

---- create above / drop below ----

---- tern: disable-tx ----
DROP INDEX CONCURRENTLY orders_customer_idx;
