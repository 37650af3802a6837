SET LOCAL lock_timeout = '5s';
LOCK TABLE orders;
