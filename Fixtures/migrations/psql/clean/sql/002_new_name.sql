-- The old name stays, as a view, in the same transaction.
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE hotel.visitors RENAME TO guests;
CREATE VIEW hotel.visitors AS SELECT * FROM hotel.guests;
COMMIT;
