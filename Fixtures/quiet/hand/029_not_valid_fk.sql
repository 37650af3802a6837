ALTER TABLE shop.orders ADD CONSTRAINT orders_buyer FOREIGN KEY (customer_id) REFERENCES shop.customers (id) NOT VALID;
