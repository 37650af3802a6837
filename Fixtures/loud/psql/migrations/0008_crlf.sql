-- Windows line ends
CREATE INDEX audit_what_idx ON audit (what);
ALTER TABLE audit
  ALTER COLUMN what SET NOT NULL;
ALTER TABLE audit ADD COLUMN token uuid
  DEFAULT gen_random_uuid();
UPDATE audit SET what = 'none';
DELETE FROM audit;
DROP INDEX audit_what_idx;
CREATE INDEX CONCURRENTLY
  IF NOT EXISTS audit_at_idx ON audit (at);
