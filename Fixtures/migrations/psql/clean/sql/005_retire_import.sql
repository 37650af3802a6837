CREATE TEMPORARY TABLE imported (line text);
CREATE INDEX ON imported (line);
DROP TABLE imported;

-- lockkeeper:allow dropped-table because nothing has read the old import since release 12
DROP TABLE IF EXISTS hotel.import_2019;
