"""The one way in which what is kept for good may be changed: to take a person out of it.

The triggers that make a table append-only let it through while the transaction says so. Only the
command that erases opens it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Field

ERASED = "[…]"  # stands where something must


def nothing(field: Field[Any, Any]) -> Any:
    """What stands in a field when its content is gone. Raises `TypeError` where nothing can."""
    if field.null:
        return None
    kind = field.get_internal_type()
    if kind == "JSONField" or field.has_default():
        return field.get_default()
    if kind in ("CharField", "TextField", "EmailField"):
        return "" if field.blank else ERASED
    raise TypeError(f"Nothing stands for {field}: say in its model that the row is gone, or let it be empty.")


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
