-- The customer's page lists orders, newest first.
CREATE INDEX orders_customer_idx ON shop.orders (customer_id, id DESC);

create unique index if not exists customers_email_key
    on shop.customers (lower(email));

-- A table made here has no rows: no finding.
CREATE TABLE shop.tags (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE UNIQUE INDEX tags_name_key ON shop.tags (name);

/* support looks for baskets left alone */ CREATE /* partial */ INDEX ON shop.baskets (changed_at)
    WHERE customer_id IS NOT NULL;

-- lockkeeper:allow blocking-index-build because coupons has forty rows
CREATE INDEX coupons_used_idx ON shop.coupons (used);
