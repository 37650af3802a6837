ALTER TABLE "public"."tasks" ADD COLUMN "due" TIMESTAMP WITH TIME ZONE;
ALTER TYPE "public"."enum_tasks_status" ADD VALUE 'waiting' AFTER 'todo';
