-- Verify shop:customer_index on pg

BEGIN;
SELECT 1/count(*) FROM pg_class WHERE relname = 'orders';
ROLLBACK;
