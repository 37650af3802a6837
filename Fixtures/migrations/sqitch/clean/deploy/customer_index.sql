-- Deploy shop:customer_index to pg

CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
