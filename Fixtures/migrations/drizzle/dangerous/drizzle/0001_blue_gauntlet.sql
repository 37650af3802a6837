ALTER TABLE "app"."users" ADD COLUMN "handle" varchar(64) NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "app"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posts_author_idx" ON "posts" USING btree ("author_id");--> statement-breakpoint
ALTER TABLE "app"."users" ADD CONSTRAINT "users_slug_unique" UNIQUE("slug");
