SET lock_timeout = '1s';
CREATE INDEX CONCURRENTLY shops_opened_idx ON shops (opened);
RESET lock_timeout;
SET statement_timeout TO 30000;
reindex index concurrently shops_name_idx;
