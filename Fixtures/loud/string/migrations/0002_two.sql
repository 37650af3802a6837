SELECT 1;
CREATE INDEX CONCURRENTLY shops_opened_idx ON shops (opened);
