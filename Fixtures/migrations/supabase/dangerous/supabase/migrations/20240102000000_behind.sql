ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
