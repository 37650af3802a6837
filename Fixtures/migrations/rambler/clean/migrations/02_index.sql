-- rambler up
ALTER TABLE orders ADD COLUMN note text
-- rambler up
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
-- rambler down
DROP INDEX CONCURRENTLY orders_customer_idx;
-- rambler down
ALTER TABLE orders DROP COLUMN note;
