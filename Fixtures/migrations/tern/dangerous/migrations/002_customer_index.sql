CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

---- create above / drop below ----

DROP INDEX CONCURRENTLY orders_customer_idx;
