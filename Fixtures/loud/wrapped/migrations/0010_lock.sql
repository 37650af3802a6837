LOCK TABLE customers;
ALTER TABLE customers ADD COLUMN region text;
