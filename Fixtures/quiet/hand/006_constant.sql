ALTER TABLE shop.orders ADD COLUMN country char(2) NOT NULL DEFAULT 'DE';
