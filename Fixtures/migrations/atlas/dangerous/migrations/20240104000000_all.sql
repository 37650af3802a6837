-- atlas:txmode all

ALTER TABLE orders ADD COLUMN note text;
