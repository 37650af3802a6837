CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  placed_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO "__EFMigrationsHistory" VALUES ('1', '8.0');
COMMIT;

CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

START TRANSACTION;
INSERT INTO "__EFMigrationsHistory" VALUES ('2', '8.0');
COMMIT;
