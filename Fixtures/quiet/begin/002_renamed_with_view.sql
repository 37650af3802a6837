BEGIN;
ALTER TABLE shop.currencies RENAME TO moneys;
CREATE VIEW shop.currencies AS SELECT * FROM shop.moneys;
COMMIT;
