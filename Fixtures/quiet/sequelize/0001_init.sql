CREATE TYPE "public"."enum_tasks_status" AS ENUM('todo', 'done');
CREATE TABLE IF NOT EXISTS "tasks" ("id"   SERIAL , "title" VARCHAR(255), "status" "public"."enum_tasks_status" DEFAULT 'todo', "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY ("id"));
CREATE INDEX "tasks_status" ON "tasks" ("status");
