-- 4 statements, 0 wrong, 2 filled in
\set ON_ERROR_STOP on
\if :{?schema}
\else
  \set schema public
\endif
BEGIN;
CREATE TABLE :"schema".a (b int DEFAULT :n);
SELECT format('DROP TABLE %I', relname) FROM pg_class WHERE relname LIKE :'pattern' \gexec
COMMIT
