-- Revert shop:a_note from pg

BEGIN;
ALTER TABLE orders DROP COLUMN note;
COMMIT;
