ALTER TABLE "accounts" ADD COLUMN "is_suspended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "billing_email" text;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "projects" ALTER COLUMN "title" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ALTER COLUMN "meta" DROP DEFAULT;
