CREATE INDEX shops_opening_idx ON shops (opened);
