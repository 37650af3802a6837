UPDATE shop.currencies SET name = 'Swiss franc' WHERE code = 'CHF';
DELETE FROM shop.currencies WHERE code = 'NOK';
