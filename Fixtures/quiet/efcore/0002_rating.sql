START TRANSACTION;
ALTER TABLE "Blogs" ADD "Rating" integer NOT NULL DEFAULT 0;
ALTER TABLE "Blogs" ADD "Note" text;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20240201_Rating', '9.0.0');

COMMIT;
