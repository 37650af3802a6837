-- 3 statements, 0 wrong, 3 filled in
CREATE SCHEMA IF NOT EXISTS ${schema};
CREATE TABLE ${schema}.a (b varchar(${length}));
INSERT INTO ${schema}.a VALUES (${x}, '${y}');
