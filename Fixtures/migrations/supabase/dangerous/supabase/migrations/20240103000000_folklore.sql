-- supabase:disable-transaction
ALTER TABLE orders ADD COLUMN state text;
CREATE INDEX CONCURRENTLY orders_placed_idx ON orders (placed_at);
