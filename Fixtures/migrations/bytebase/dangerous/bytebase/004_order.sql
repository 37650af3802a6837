DROP INDEX CONCURRENTLY orders_customer_idx;
ALTER TABLE orders DROP COLUMN customer_id;
