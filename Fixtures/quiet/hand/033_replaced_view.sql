CREATE OR REPLACE VIEW shop.open_orders AS SELECT id, customer_id, placed_at FROM shop.orders;
