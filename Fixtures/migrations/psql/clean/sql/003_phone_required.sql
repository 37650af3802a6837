-- Each statement commits by itself: the scan runs under SHARE UPDATE EXCLUSIVE,
-- and SET NOT NULL finds the proof.
SET lock_timeout = '2s';

ALTER TABLE hotel.guests
    ADD CONSTRAINT guests_phone_present CHECK (phone IS NOT NULL) NOT VALID;

ALTER TABLE hotel.guests VALIDATE CONSTRAINT guests_phone_present;

ALTER TABLE hotel.guests ALTER COLUMN phone SET NOT NULL;

ALTER TABLE hotel.guests DROP CONSTRAINT guests_phone_present;
