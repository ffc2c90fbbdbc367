"""The one way in which what is kept for good may be changed: to take a person out of it.

The triggers that make a table append-only let it through while the transaction says so. Only the
command that erases opens it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def erasing() -> Iterator[None]:
    """Until it closes, rows of history may be changed and removed. Needs an open transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL sayso.erasing = 'on'")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL sayso.erasing = 'off'")
