-- 3 statements, 1 wrong, 0 filled in
CREATE TABLE a (
  b int,
  c int
;

CREATE TABLE d (e int);
DROP TABLE f;
