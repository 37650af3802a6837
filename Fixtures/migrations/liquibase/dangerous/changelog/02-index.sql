--liquibase formatted sql

--changeset bob:2
-- runInTransaction:false
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
--rollback DROP INDX orders_customer_idx;

--changeset bob:3 runInTransaction:false splitStatements:false
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY orders_placed_idx ON orders (placed_at);
--rollback not required

--changeset bob:4 ignore:true
DROP TABLE orders;

--changeset bob:5 dbms:postgresql,h2
ALTER TABLE orders DROP COLUMN customer_id;
