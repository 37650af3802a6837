/*
  Warnings:

  - You are about to drop the column `slug` on the `Post` table. All the data in the column will be lost.

*/
-- AlterTable
ALTER TABLE "Post" DROP COLUMN "slug",
ADD COLUMN     "publicId" UUID NOT NULL DEFAULT gen_random_uuid();

-- RenameColumn
ALTER TABLE "Post" RENAME COLUMN "titel" TO "title";
