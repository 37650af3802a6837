CREATE TABLE "shops" ("id" bigserial primary key, "name" character varying NOT NULL, "settings" jsonb DEFAULT '{}' NOT NULL, "created_at" timestamp(6) NOT NULL, "updated_at" timestamp(6) NOT NULL);
CREATE TABLE "visits" ("id" bigserial primary key, "shop_id" bigint NOT NULL, "at" timestamp(6), CONSTRAINT "fk_rails_5e" FOREIGN KEY ("shop_id") REFERENCES "shops" ("id"));
CREATE INDEX "index_visits_on_shop_id" ON "visits" ("shop_id");
CREATE UNIQUE INDEX "index_shops_on_name" ON "shops" ("name");
CREATE TABLE "schema_migrations" ("version" character varying NOT NULL PRIMARY KEY);
CREATE TABLE "ar_internal_metadata" ("key" character varying NOT NULL PRIMARY KEY, "value" character varying, "created_at" timestamp(6) NOT NULL, "updated_at" timestamp(6) NOT NULL);
INSERT INTO "schema_migrations" (version) VALUES ('20240101000000');
