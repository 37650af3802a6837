SET lock_timeout = '2s';
SET statement_timeout = '10s';
ALTER TABLE shop.orders ADD COLUMN checked boolean;
