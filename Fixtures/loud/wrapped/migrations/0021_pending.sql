UPDATE letters SET shop_id = 2 WHERE id = 1;
CREATE INDEX letters_body ON letters (body);
SELECT id FROM letters FOR UPDATE;
