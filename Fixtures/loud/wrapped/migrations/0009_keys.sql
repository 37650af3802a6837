ALTER TABLE app.orders ADD CONSTRAINT orders_payer_fk
  FOREIGN KEY (payer_id) REFERENCES customers (id) NOT VALID;
ALTER TABLE app.orders ADD CONSTRAINT orders_shop_fk
  FOREIGN KEY (shop_id) REFERENCES shops (id) NOT VALID;
