BEGIN;
ALTER TABLE "Billing"."Invoice" ADD COLUMN "PaidAt" timestamptz;
UPDATE "Billing"."Invoice" SET "PaidAt" = now() WHERE "Paid";
COMMIT;

BEGIN;
ALTER TABLE sessions ADD COLUMN device text;
DELETE FROM sessions WHERE seen_at < now() - interval '90 days';
COMMIT;

BEGIN;
ALTER TABLE sessions_archive ADD COLUMN archived_at timestamptz DEFAULT now();
INSERT INTO sessions_archive (id, data, seen_at)
SELECT id, data, seen_at FROM sessions;
COMMIT;
