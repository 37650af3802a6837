ALTER TABLE shops ADD COLUMN region text;
UPDATE shops SET region = 'eu';
