-- pg-delta: transaction=false
ALTER TABLE orders ADD COLUMN note text;
VACUUM orders;
