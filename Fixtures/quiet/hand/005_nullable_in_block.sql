DO $$
BEGIN
  ALTER TABLE shop.orders ADD COLUMN gift boolean;
END
$$;
