---- tern: disable-tx ----
SET LOCAL lock_timeout = '1s';
ALTER TABLE orders ALTER COLUMN customer_id TYPE integer;

---- create above / drop below ----

VACUUM orders;
