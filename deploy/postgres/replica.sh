#!/bin/bash
# Copy the primary once, then follow it for good. A copy that broke off counts for nothing: it is made aside and renamed.
set -euo pipefail
export PGPASSWORD="$REPLICATION_PASSWORD"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    rm -rf "$PGDATA" "$PGDATA.half"
    pg_basebackup --pgdata="$PGDATA.half" --write-recovery-conf --slot=replica --wal-method=stream --checkpoint=fast \
        --dbname="host=database user=replica"
    mv "$PGDATA.half" "$PGDATA"
fi
exec postgres -c hot_standby=on -c hot_standby_feedback=on -c max_connections=100
