CREATE TABLE matches (
  id BIGSERIAL PRIMARY KEY,
  white BIGINT NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  black BIGINT NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CHECK (white <> black)
);
CREATE INDEX matches_white_idx ON matches (white);
CREATE INDEX matches_black_idx ON matches (black);
