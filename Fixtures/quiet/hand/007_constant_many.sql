ALTER TABLE shop.orders ADD COLUMN tags text[] NOT NULL DEFAULT '{}', ADD COLUMN extra jsonb DEFAULT '{}'::jsonb, ADD COLUMN weight numeric DEFAULT 0.5;
