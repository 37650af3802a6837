CREATE INDEX CONCURRENTLY customers_born_idx ON customers (born);
