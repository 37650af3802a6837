LOCK TABLE orders;
ALTER TABLE orders ADD COLUMN state text;
