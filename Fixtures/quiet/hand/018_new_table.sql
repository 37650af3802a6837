CREATE TABLE shop.invoices (
  id bigint PRIMARY KEY DEFAULT nextval('shop.invoice_numbers'),
  order_id bigint NOT NULL REFERENCES shop.orders (id),
  made_at timestamptz DEFAULT now()
);
CREATE INDEX invoices_order_idx ON shop.invoices (order_id);
