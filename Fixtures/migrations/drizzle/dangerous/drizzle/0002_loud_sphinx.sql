DROP TABLE "old_tags" CASCADE;--> statement-breakpoint
ALTER TABLE "app"."users" RENAME COLUMN "name" TO "display_name";--> statement-breakpoint
ALTER TABLE "posts" ALTER COLUMN "id" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "posts" ALTER COLUMN "body" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "position" bigserial NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" DROP COLUMN "draft";--> statement-breakpoint
ALTER TABLE "app"."users" ADD CONSTRAINT "users_score_check" CHECK ("app"."users"."score" >= 0);
