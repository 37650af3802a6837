-- no-transaction
CREATE INDEX CONCURRENTLY entries_booked_on_idx ON entries (booked_on);
