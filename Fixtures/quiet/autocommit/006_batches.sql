UPDATE readings SET value = 0 WHERE id BETWEEN 1 AND 5000;
UPDATE readings SET value = 0 WHERE id IN (SELECT id FROM readings WHERE value < 0 LIMIT 1000);
