"""Django's PostgreSQL with another look at the lines that a process keeps open between requests."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection
from psycopg_pool import ConnectionPool


def look_at(line: Connection[Any]) -> None:
    """Whether a kept line still leads anywhere, before a request gets it. Raises `psycopg.Error` where it does not.

    When one has died the others are looked at too, for a database that was restarted takes all of them. The pool
    alone would give a request one dead line after another and wait longer each time, until it gives up.
    """
    try:
        ConnectionPool.check_connection(line)
    except Exception:
        if isinstance(line._pool, ConnectionPool):
            line._pool.check()
        raise


class DatabaseWrapper(base.DatabaseWrapper):
    """Found by this name in this module, as Django looks for it."""

    @property
    def pool(self) -> ConnectionPool[Any] | None:
        found: ConnectionPool[Any] | None = super().pool
        if found is not None:
            found._check = look_at  # Django fixes the pool's own look and takes no other
        return found
