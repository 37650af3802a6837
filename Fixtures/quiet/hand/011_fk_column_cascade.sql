ALTER TABLE shop.orders ADD COLUMN seller_id bigint CONSTRAINT orders_seller REFERENCES shop.customers ON DELETE SET NULL;
