ALTER TABLE "rooms" ADD COLUMN "floor" integer, ADD COLUMN "lift" boolean DEFAULT false NOT NULL;
