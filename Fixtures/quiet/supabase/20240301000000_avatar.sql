alter table public.profiles add column avatar_url text;
comment on column public.profiles.avatar_url is 'where the picture lies';
