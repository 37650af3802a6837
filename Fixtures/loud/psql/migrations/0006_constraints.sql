ALTER TABLE app.orders ADD CONSTRAINT orders_payer_fk FOREIGN KEY (payer_id) REFERENCES customers (id);
ALTER TABLE app.orders ADD FOREIGN KEY (shop_id) REFERENCES shops;
ALTER TABLE payments ADD CONSTRAINT payments_order_fk
  FOREIGN KEY (order_id) REFERENCES app.orders (id) ON DELETE CASCADE;
ALTER TABLE customers ADD CONSTRAINT customers_balance CHECK (balance > -100);
ALTER TABLE customers ADD CHECK (born > '1900-01-01');
ALTER TABLE ONLY app.orders ADD CONSTRAINT "Total Known" CHECK (total IS NOT NULL);
ALTER TABLE customers ADD CONSTRAINT customers_email_unique UNIQUE (email);
ALTER TABLE bookings ADD PRIMARY KEY (room);
ALTER TABLE refunds ADD FOREIGN KEY (order_id) REFERENCES app.orders (id);
alter table app.orders add constraint orders_ref unique (reference) include (state);
ALTER TABLE bookings ADD EXCLUDE USING gist (during WITH &&);
ALTER TABLE payments ADD CONSTRAINT payments_pkey PRIMARY KEY (id),
  ALTER COLUMN amount SET NOT NULL,
  ADD CONSTRAINT payments_amount CHECK (amount > 0);
ALTER TABLE customers ALTER COLUMN name SET NOT NULL;
ALTER TABLE "Order Lines" ALTER "Price" SET NOT NULL;
ALTER TABLE customers DROP CONSTRAINT customers_points;
ALTER TABLE app.orders DROP CONSTRAINT IF EXISTS orders_customer_id_fkey;
ALTER DOMAIN positive ADD CONSTRAINT positive_check CHECK (VALUE > 0);
ALTER DOMAIN positive SET NOT NULL;
ALTER DOMAIN amount DROP CONSTRAINT amount_check;
CREATE TABLE invoices (
  id bigint PRIMARY KEY,
  customer_id integer REFERENCES customers (id),
  order_id bigint REFERENCES app.orders (id)
);
ALTER TABLE customers ALTER COLUMN id DROP IDENTITY;
ALTER TABLE app.orders ALTER COLUMN doubled DROP EXPRESSION;
