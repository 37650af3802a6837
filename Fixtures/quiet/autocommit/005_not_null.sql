ALTER TABLE readings ADD CONSTRAINT readings_value_there CHECK (value IS NOT NULL) NOT VALID;
ALTER TABLE readings VALIDATE CONSTRAINT readings_value_there;
ALTER TABLE readings ALTER COLUMN value SET NOT NULL;
ALTER TABLE readings DROP CONSTRAINT readings_value_there;
