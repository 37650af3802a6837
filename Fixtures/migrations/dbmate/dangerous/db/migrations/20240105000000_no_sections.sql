ALTER TABLE orders ADD COLUMN lost text;
