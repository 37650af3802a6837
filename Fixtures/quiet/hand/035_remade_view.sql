DROP VIEW shop.open_orders;
CREATE VIEW shop.open_orders AS SELECT id, state FROM shop.orders;
