-- 3 statements, 0 wrong, 2 filled in
CREATE TABLE $schema$.a (b int);
CREATE TABLE $schema$.c (d int);
DO $body$ BEGIN NULL; END $body$;
