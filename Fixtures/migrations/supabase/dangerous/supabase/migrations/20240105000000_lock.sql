ALTER TABLE orders ADD COLUMN second text;
LOCK TABLE orders;
