CREATE TABLE readings (id bigint PRIMARY KEY, at timestamptz, value numeric);
