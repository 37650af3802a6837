SET lock_timeout = '5s';

-- CreateIndex
CREATE INDEX CONCURRENTLY "Post_authorId_idx" ON "Post"("authorId");
