ALTER TABLE shop.orders ADD COLUMN payer_id bigint REFERENCES shop.customers (id);
