--liquibase formatted sql

--changeset bob:1
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  placed_at timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE orders;

--changeset bob:2 dbms:mysql
ALTER TABLE orders ENGINE = InnoDB;

--changeset bob:3 runOnChange:true
CREATE OR REPLACE VIEW recent_orders AS SELECT id FROM orders;
--rollback DROP VIEW recent_orders;
