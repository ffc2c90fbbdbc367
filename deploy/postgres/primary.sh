#!/bin/bash
# Once, when the database is made: the account and the slot of the replica.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v word="$REPLICATION_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE replica REPLICATION LOGIN PASSWORD :'word';
SELECT pg_create_physical_replication_slot('replica');
SQL
echo "host replication replica all scram-sha-256" >> "$PGDATA/pg_hba.conf"
