ALTER TABLE shop.customers ALTER COLUMN full_name TYPE varchar;
