CREATE TABLE shop.returns (id bigint PRIMARY KEY, reason text);
CREATE VIEW shop.return_reasons AS SELECT DISTINCT reason FROM shop.returns;
