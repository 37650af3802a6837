-- atlas:delimiter -- end

CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS $$ SELECT 1; $$
-- end
ALTER TABLE orders ADD COLUMN region text
-- end
