-- // A note.
ALTER TABLE ${schema}.orders ADD COLUMN note text;

-- //@UNDO
ALTER TABLE orders DROP COLUMN note;
