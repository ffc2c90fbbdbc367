"""Long readings from a replica where there is one, and never older than the question.

A reading goes there only when the replica holds all that was committed before it was asked; else, and
whenever the replica fails, it is read from the database itself. So nobody is told less, only sooner or later.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, OperationalError, connections

ALIAS = "replica"
WAITS = 1.0  # seconds for the replica to come abreast
REST = 30.0  # seconds that a replica is left alone after it failed
Reading = TypeVar("Reading", bound=Callable[..., Any])

_reading: ContextVar[bool] = ContextVar("reading_from_replica", default=False)
_left_alone_until = 0.0  # by the process's own clock


class ReplicaRouter:
    """What is read inside a long reading comes from the replica; all else, and every change, from the database."""

    def db_for_read(self, _model: object, **_hints: object) -> str | None:
        return ALIAS if _reading.get() else None

    def db_for_write(self, _model: object, **_hints: object) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, _one: object, _other: object, **_hints: object) -> bool:
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: object) -> bool | None:
        return False if db == ALIAS else None


def reads_replica(read: Reading) -> Reading:
    """For a question that takes long, only reads, and reads all of it before it returns.

    Inside a transaction it reads from the database, for only there is what the transaction has changed.
    """

    @wraps(read)
    def reading(*args: Any, **named: Any) -> Any:
        if _reading.get() or source() == DEFAULT_DB_ALIAS:
            return read(*args, **named)
        token = _reading.set(True)
        try:
            return read(*args, **named)
        except (OperationalError, InterfaceError):
            _leave_alone()
        finally:
            _reading.reset(token)
        return read(*args, **named)

    return reading  # type: ignore[return-value]


def source() -> str:
    """The name of the database that a long list is best read from now, for `QuerySet.using`."""
    if ALIAS not in connections.settings or time.monotonic() < _left_alone_until:
        return DEFAULT_DB_ALIAS
    if connections[DEFAULT_DB_ALIAS].in_atomic_block:
        return DEFAULT_DB_ALIAS
    try:
        return ALIAS if _comes_abreast() else DEFAULT_DB_ALIAS
    except DatabaseError:
        _leave_alone()
        return DEFAULT_DB_ALIAS


def lag() -> float:
    """Seconds until the replica holds what is committed now. Raises DatabaseError where it cannot be told."""
    began = time.monotonic()
    _comes_abreast()
    return time.monotonic() - began


def _comes_abreast() -> bool:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_flush_lsn()")
        (committed,) = cursor.fetchone()
    end = time.monotonic() + WAITS
    while True:
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("SELECT pg_is_in_recovery(), pg_last_wal_replay_lsn() >= %s::pg_lsn", [committed])
            follows, abreast = cursor.fetchone()
        if not follows:
            raise OperationalError("SAYSO_REPLICA_URL names a database that follows no other.")
        if abreast:
            return True
        if time.monotonic() > end:
            return False
        time.sleep(0.02)


def _leave_alone() -> None:
    global _left_alone_until
    connections[ALIAS].close()
    _left_alone_until = time.monotonic() + REST
