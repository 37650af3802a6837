-- CreateIndex
-- Edited by hand: CONCURRENTLY, and alone in its file.
CREATE INDEX CONCURRENTLY "Post_authorId_idx" ON "Post"("authorId");
