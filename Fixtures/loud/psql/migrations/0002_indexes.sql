CREATE INDEX customers_name_idx ON customers (name);
create unique index customers_email_key on public.customers (email);
CREATE INDEX ON customers USING gin (meta);
CREATE INDEX "Customers By Birth" ON "customers" ("born" DESC NULLS LAST);
CREATE /* a build */ INDEX customers_points_idx
  -- on one line, off another
  ON customers
  (points) WHERE vip;
CREATE INDEX IF NOT EXISTS orders_total_idx ON app.orders (total) INCLUDE (state);
CREATE INDEX orders_lower_idx ON app.orders (lower(reference));
CREATE INDEX lines_price ON "Order Lines" ("Price");
CREATE INDEX events_id_idx ON events (id);
CREATE INDEX events_2024_day_idx ON events_2024 (day);
CREATE INDEX daily_n_idx ON daily (n);
CREATE INDEX bookings_idx ON bookings USING gist (during);
CREATE INDEX CONCURRENTLY IF NOT EXISTS payments_order_idx ON payments (order_id);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Payments Id" ON payments (id);
DROP INDEX shops_name_idx;
drop index if exists public.shops_city_idx;
DROP INDEX "Order Lines Note";
DROP INDEX app.orders_second_idx, app.orders_third_idx;
