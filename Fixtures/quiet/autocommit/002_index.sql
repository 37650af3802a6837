CREATE INDEX CONCURRENTLY readings_at_idx ON readings (at);
