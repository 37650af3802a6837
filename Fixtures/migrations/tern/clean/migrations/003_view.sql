CREATE VIEW {{.prefix}}_orders AS SELECT id FROM orders;

---- create above / drop below ----

DROP VIEW {{.prefix}}_orders;
