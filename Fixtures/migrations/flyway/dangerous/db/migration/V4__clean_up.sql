ALTER TABLE shop.orders ALTER COLUMN amount TYPE numeric(14,4);

ALTER TABLE shop.orders RENAME COLUMN note TO remark;

ALTER TABLE IF EXISTS shop.baskets RENAME TO carts;

DROP TABLE shop.import_2019;
