#!/bin/bash
# Copy the primary once, then follow it for good.
set -euo pipefail
export PGPASSWORD="$REPLICATION_PASSWORD"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    rm -rf "$PGDATA"
    pg_basebackup --pgdata="$PGDATA" --write-recovery-conf --slot=replica --wal-method=stream --checkpoint=fast \
        --dbname="host=database user=replica"
fi
exec postgres -c hot_standby=on -c hot_standby_feedback=on -c max_connections=100
