SET lock_timeout = '2s';

ALTER TABLE orders
    ADD CONSTRAINT orders_status_check
    CHECK (status IN ('new', 'paid', 'sent', 'closed')) NOT VALID;
