-- Revert shop:customer_index from pg

DROP INDEX CONCURRENTLY orders_customer_idx;
