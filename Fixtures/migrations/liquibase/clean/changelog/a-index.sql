--liquibase formatted sql

--changeset bob:4 runInTransaction:false dbms:postgresql
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
--rollback DROP INDEX CONCURRENTLY orders_customer_idx;

--changeset bob:5
ALTER TABLE orders ADD COLUMN note text;
/* liquibase rollback
ALTER TABLE orders DROP COLUMN note;
*/
