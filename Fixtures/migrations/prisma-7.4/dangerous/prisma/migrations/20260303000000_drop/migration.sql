ALTER TABLE orders ADD COLUMN region text;
DROP INDEX CONCURRENTLY orders_customer_idx;
