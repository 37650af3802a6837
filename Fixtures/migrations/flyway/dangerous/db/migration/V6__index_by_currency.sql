SET lock_timeout = '5s';

CREATE INDEX CONCURRENTLY orders_currency_idx ON shop.orders (currency);
