-- atlas:txtar

-- checks.sql --
SELECT NOT EXISTS (SELECT FROM orders);

-- migration.sql --
DROP TABLE orders;
