CREATE INDEX i ON `orders` (customer_id);
