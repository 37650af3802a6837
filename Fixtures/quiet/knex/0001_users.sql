create table "users" ("id" serial primary key, "email" varchar(255) not null, "created_at" timestamptz not null default CURRENT_TIMESTAMP);
alter table "users" add constraint "users_email_unique" unique ("email");
create table "sessions" ("id" varchar(255), "user_id" integer, "expires" timestamptz);
alter table "sessions" add constraint "sessions_pkey" primary key ("id");
alter table "sessions" add constraint "sessions_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete CASCADE;
create index "sessions_expires_index" on "sessions" ("expires");
