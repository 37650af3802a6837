-- +goose Up
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.placed_at := now();
  RETURN NEW;
END
$$;
-- +goose Down
DROP FUNCTION touch();
