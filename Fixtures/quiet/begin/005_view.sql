BEGIN;
DROP VIEW shop.price_list;
CREATE VIEW shop.price_list AS SELECT id, currency, amount FROM shop.prices;
COMMIT;
