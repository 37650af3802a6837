alter table "users" add column "name" varchar(255);
alter table "users" add column "team_id" integer;
