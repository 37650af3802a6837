ALTER TABLE "shops" ADD "phone" character varying;
ALTER TABLE "shops" ADD "open" boolean DEFAULT TRUE NOT NULL;
INSERT INTO "schema_migrations" ("version") VALUES ('20240201000000') RETURNING "version";
