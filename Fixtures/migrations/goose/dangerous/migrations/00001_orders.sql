-- +goose Up
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  placed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TYPE state AS ENUM ('open', 'done');
-- +goose Down
DROP TYPE state;
DROP TABLE orders;
