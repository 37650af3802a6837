ALTER TABLE shop.orders ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN day date DEFAULT CURRENT_DATE;
