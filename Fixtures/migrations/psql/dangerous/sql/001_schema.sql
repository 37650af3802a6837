begin;
create schema "Billing";
create table "Billing"."Invoice" (
  "Id"    integer generated always as identity primary key,
  "Total" numeric(12, 2) not null,
  "Paid"  boolean,
  "Notes" text
);
create table sessions (id bigserial primary key, data jsonb, seen_at timestamptz);
create table sessions_archive (like sessions);
create table events (id bigserial primary key, kind text, at timestamptz default now());
commit;
