-- A column that is named twice where each may stand once.
CREATE TABLE t (id integer PRIMARY KEY, a integer, b text);
UPDATE t SET a = 1, b = 'x', a = 2;
UPDATE t SET (a, b) = (1, 'x'), b = 'y';
INSERT INTO t (id, a, id) VALUES (100, 1, 101);
CREATE TABLE twice (a integer, b text, a text);
CREATE TABLE parts (id integer, list integer[]);
UPDATE parts SET list[1] = 1, list[2] = 2;
INSERT INTO parts (list[1], list[2]) VALUES (1, 2);
