CREATE TABLE shop.claims (id bigint PRIMARY KEY, state text);
CREATE FUNCTION shop.stamp() RETURNS trigger LANGUAGE plpgsql AS $$ begin return new; end $$;
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON shop.claims FOR EACH ROW EXECUTE FUNCTION shop.stamp();
