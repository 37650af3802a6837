CREATE TABLE "rooms" ("id" bigserial, "name" varchar(255), "inserted_at" timestamp(0) NOT NULL, "updated_at" timestamp(0) NOT NULL, PRIMARY KEY ("id"));
CREATE TABLE "seats" ("id" bigserial, "room_id" bigint, CONSTRAINT "seats_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id"), PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "rooms_name_index" ON "rooms" ("name");
