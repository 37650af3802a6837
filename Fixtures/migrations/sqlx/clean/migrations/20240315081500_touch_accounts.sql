ALTER TABLE accounts ADD COLUMN touched_at timestamptz;

CREATE FUNCTION touch() RETURNS trigger
    LANGUAGE plpgsql AS $touch$
BEGIN
    NEW.touched_at := now(); -- a ; in here ends no statement
    RETURN NEW;
END
$touch$;

CREATE TABLE audit (
    id         bigserial PRIMARY KEY,
    what       text NOT NULL,
    touched_at timestamptz
);
CREATE TRIGGER audit_touch BEFORE INSERT OR UPDATE ON audit
    FOR EACH ROW EXECUTE FUNCTION touch();
