BEGIN;
--
-- Concurrently create index orders_customer_idx on field(s) customer_id of model order
--
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
--
-- Raw Python operation
--
-- THIS OPERATION CANNOT BE WRITTEN AS SQL
COMMIT;
