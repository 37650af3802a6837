ALTER TABLE orders ADD COLUMN state text;
-- txn-mode = off
ALTER SYSTEM SET work_mem = '64MB';
