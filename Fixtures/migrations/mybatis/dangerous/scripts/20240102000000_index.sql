-- // Index.
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

-- //@UNDO
DROP INDEX CONCURRENTLY orders_customer_idx;
