UPDATE events SET kind = 'unknown';

delete from only sessions_archive;

BEGIN;
CREATE INDEX CONCURRENTLY IF NOT EXISTS events_kind_idx ON events (kind);
COMMIT;
