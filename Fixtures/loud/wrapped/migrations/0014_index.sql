CREATE INDEX labels_title_idx ON labels (title);
DROP INDEX shops_city_idx;
ALTER TABLE labels ADD UNIQUE (title);
