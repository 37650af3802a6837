-- Deploy shop:not_planned to pg

DROP TABLE orders;
