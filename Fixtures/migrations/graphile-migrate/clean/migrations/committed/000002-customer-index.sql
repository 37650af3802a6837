--! Previous: sha1:a
--! Hash: sha1:b

--! no-transaction
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
