create table public.private_notes (id bigint generated always as identity primary key, body text);
alter table public.private_notes enable row level security;
revoke all on public.private_notes from public;
create function public.note_count() returns bigint language sql stable as 'select count(*) from public.private_notes';
revoke execute on function public.note_count() from public;
