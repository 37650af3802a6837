BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 1a2b

CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  placed_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO alembic_version (version_num) VALUES ('1a2b') RETURNING alembic_version.version_num;

-- Running upgrade 1a2b -> 3c4d

CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

UPDATE alembic_version SET version_num='3c4d' WHERE alembic_version.version_num = '1a2b';

COMMIT;
