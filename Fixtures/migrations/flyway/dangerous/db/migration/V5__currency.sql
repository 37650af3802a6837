ALTER TABLE shop.orders ADD COLUMN currency char(3);

-- ACCESS EXCLUSIVE is still held from the line above, and will be until the last row.
UPDATE shop.orders SET currency = 'EUR' WHERE currency IS NULL;
