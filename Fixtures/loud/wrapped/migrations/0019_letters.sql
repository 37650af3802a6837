CREATE TABLE letters (
  id bigint PRIMARY KEY,
  shop_id bigint REFERENCES shops (id) DEFERRABLE INITIALLY DEFERRED,
  body text
);
CREATE PUBLICATION mail FOR TABLE letters;
