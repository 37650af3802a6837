CREATE INDEX CONCURRENTLY "users_handle_idx" ON "app"."users" USING btree ("handle");
