ALTER TABLE "Post" VALIDATE CONSTRAINT "Post_reviewerId_fkey";
