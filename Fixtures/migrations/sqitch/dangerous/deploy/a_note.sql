-- Deploy shop:a_note to pg

BEGIN;
ALTER TABLE orders ADD COLUMN note text NOT NULL;
