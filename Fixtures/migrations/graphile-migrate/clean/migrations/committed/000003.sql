--! Previous: sha1:b
--! Hash: sha1:c

ALTER TABLE orders ADD COLUMN note text;
GRANT SELECT ON orders TO :DATABASE_VISITOR;
