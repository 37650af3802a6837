ALTER TYPE shop.order_state ADD VALUE IF NOT EXISTS 'lost' BEFORE 'sent';
