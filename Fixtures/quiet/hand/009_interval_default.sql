ALTER TABLE shop.orders ADD COLUMN due timestamptz DEFAULT now() + interval '14 days';
