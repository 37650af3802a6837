ALTER TABLE "tickets" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "priority" integer DEFAULT 0 NOT NULL;
