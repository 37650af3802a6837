ANALYZE shop.orders;
