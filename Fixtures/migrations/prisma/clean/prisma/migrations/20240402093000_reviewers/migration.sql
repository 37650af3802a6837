-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "reviewerId" INTEGER;

-- AddForeignKey
-- Edited by hand: NOT VALID here, validated by the next migration.
ALTER TABLE "Post" ADD CONSTRAINT "Post_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
