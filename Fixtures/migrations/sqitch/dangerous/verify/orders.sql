-- Verify shop:orders on pg

BEGIN;
SELECT 1/count(*) FROM pg_class WHERE relname = 'orders';
ROLLBACK;
