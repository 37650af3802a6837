SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY readings_value_idx ON readings (value);
SET lock_timeout = 0;
SET statement_timeout = 0;
REINDEX INDEX CONCURRENTLY readings_value_idx;
RESET lock_timeout;
RESET statement_timeout;
