ALTER TABLE shop.orders SET (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE shop.orders ALTER COLUMN customer_id SET STATISTICS 500;
