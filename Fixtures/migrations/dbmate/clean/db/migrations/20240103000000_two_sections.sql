-- migrate:up
ALTER TABLE orders ADD COLUMN note text;

-- migrate:down
ALTER TABLE orders DROP COLUMN note;

-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note)

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY orders_note_idx
