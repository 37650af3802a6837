CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer, placed_at text);
CREATE INDEX i ON orders (id);
