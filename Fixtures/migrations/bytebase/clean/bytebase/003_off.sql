-- txn-mode = off
SET lock_timeout = '5s';
REINDEX TABLE CONCURRENTLY orders;
