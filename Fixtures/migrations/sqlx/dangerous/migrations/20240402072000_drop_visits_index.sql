-- sqlx reads the next line only where it is the first of the file: a transaction is open here.
-- no-transaction
DROP INDEX CONCURRENTLY IF EXISTS visits_guest_idx;
