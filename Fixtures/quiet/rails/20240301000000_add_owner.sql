CREATE TABLE "owners" ("id" bigserial primary key, "name" character varying);
ALTER TABLE "shops" ADD "owner_id" bigint;
ALTER TABLE "shops" ADD CONSTRAINT "fk_rails_77" FOREIGN KEY ("owner_id") REFERENCES "owners" ("id") NOT VALID;
