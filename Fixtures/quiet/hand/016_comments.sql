COMMENT ON TABLE shop.orders IS 'what was ordered';
COMMENT ON COLUMN shop.orders.total IS 'gross';
COMMENT ON VIEW shop.open_orders IS 'not sent yet';
