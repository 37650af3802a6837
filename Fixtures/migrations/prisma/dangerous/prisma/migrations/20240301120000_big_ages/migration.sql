-- AlterTable
ALTER TABLE "User" ALTER COLUMN "age" SET DATA TYPE BIGINT,
ALTER COLUMN "fullName" SET DEFAULT '';

-- AlterTable
ALTER TABLE "Post" ALTER COLUMN "subtitle" SET NOT NULL;

-- DropTable
DROP TABLE "LegacySession";
