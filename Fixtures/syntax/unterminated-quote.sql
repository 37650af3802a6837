-- 2 statements, 1 wrong, 0 filled in
SELECT 1;
SELECT 'it; SELECT 2;
SELECT 3;
