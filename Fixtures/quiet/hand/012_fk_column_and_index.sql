CREATE TABLE shop.couriers (id bigint PRIMARY KEY);
ALTER TABLE shop.orders ADD COLUMN courier_id bigint REFERENCES shop.couriers (id);
