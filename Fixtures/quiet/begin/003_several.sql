BEGIN;
ALTER TABLE shop.prices ADD COLUMN amount numeric;
COMMIT;

START TRANSACTION;
COMMENT ON TABLE shop.prices IS 'gross';
END;
