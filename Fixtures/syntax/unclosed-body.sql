-- 3 statements, 1 wrong, 0 filled in
CREATE FUNCTION f() RETURNS int LANGUAGE sql
BEGIN ATOMIC
  SELECT 1;
  SELECT 2;

CREATE TABLE a (b int);
DROP TABLE a;
