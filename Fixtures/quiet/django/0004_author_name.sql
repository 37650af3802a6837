BEGIN;
--
-- Alter field name on author
--
ALTER TABLE "library_author" ALTER COLUMN "name" TYPE varchar(300);
--
-- Alter field pages on book
--
ALTER TABLE "library_book" ALTER COLUMN "pages" DROP NOT NULL;
COMMIT;
