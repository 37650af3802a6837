alter table shop.orders
  add column a text,
  add column b integer null,
  add column if not exists c jsonb;
