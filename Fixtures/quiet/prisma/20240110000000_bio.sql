-- AlterTable
ALTER TABLE "User" ADD COLUMN     "bio" TEXT,
ADD COLUMN     "verified" BOOLEAN NOT NULL DEFAULT false;
