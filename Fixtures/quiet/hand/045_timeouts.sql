SET CONSTRAINTS ALL IMMEDIATE;
INSERT INTO shop.customers (email) VALUES ('a@b.c');
ALTER TABLE shop.customers ADD COLUMN region text;
