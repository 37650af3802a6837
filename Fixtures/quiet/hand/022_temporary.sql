CREATE TEMP TABLE picked AS SELECT id FROM shop.orders;
CREATE INDEX ON picked (id);
UPDATE picked SET id = id + 1;
DELETE FROM picked;
TRUNCATE picked;
DROP TABLE picked;
