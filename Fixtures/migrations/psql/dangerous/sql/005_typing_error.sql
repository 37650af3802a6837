CREATE TABEL event_kinds (kind text PRIMARY KEY);

DROP TABLE sessions_archive;
