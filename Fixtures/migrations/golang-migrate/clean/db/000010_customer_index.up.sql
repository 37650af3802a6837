-- Alone in its file: golang-migrate opens no transaction.
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
