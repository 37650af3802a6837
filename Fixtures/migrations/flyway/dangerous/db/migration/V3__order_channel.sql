-- Written on another system: the lines of this file end with CR LF.
ALTER TABLE shop.orders
  -- every order came from somewhere
  ADD COLUMN channel text NOT NULL,
  DROP COLUMN IF EXISTS legacy_ref, /* unread since March */
  ADD CONSTRAINT orders_ref_key UNIQUE (ref);

ALTER TABLE shop.customers
  ALTER COLUMN phone SET NOT NULL,
  ADD CONSTRAINT customers_email_check CHECK (position('@' in email) > 1);
