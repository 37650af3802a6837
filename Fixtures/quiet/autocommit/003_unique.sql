create unique index concurrently readings_at_value_idx on public.readings using btree (at, value) where value is not null;
