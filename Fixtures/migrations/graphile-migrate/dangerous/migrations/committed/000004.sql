--! Previous: sha1:c
--! Hash: sha1:d

--! include functions/one.sql
ALTER TABLE orders ALTER COLUMN placed_at SET NOT NULL;
