-- nothing to do on PostgreSQL

