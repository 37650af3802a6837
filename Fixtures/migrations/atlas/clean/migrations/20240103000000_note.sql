-- atlas:txtar

-- checks.sql --
SELECT NOT EXISTS (SELECT FROM orders);

-- migration.sql --
ALTER TABLE orders ADD COLUMN note text;

-- down.sql --
ALTER TABLE orders DROP COLUMN note;
