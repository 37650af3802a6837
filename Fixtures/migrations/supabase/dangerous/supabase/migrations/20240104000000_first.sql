CREATE INDEX CONCURRENTLY orders_first_idx ON orders (customer_id);
ALTER TABLE orders ADD COLUMN first text;
