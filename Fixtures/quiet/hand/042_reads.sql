SELECT count(*) FROM shop.orders;
EXPLAIN SELECT 1;
