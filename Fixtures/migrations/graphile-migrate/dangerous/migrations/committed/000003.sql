--! Previous: sha1:b
--! Hash: sha1:c

-- Placed.
--! no-transaction
CREATE INDEX CONCURRENTLY orders_placed_idx ON orders (placed_at);
