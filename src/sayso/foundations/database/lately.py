"""Counts that take long, kept for a while in each process: a hundred times as long as they took.

So counting never takes more than a hundredth of the time, and at a small landlord, where it takes no time, nothing
is ever kept. Whoever shows such a count says when it was made (`Counted.at`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

TIMES = 100  # as long as it took
WORTH = 0.01  # seconds; what takes less is counted anew each time
MOST = 8  # kept in a process: a report of a large landlord is large

Found = TypeVar("Found")
_kept: dict[Hashable, tuple[float, Counted[Any]]] = {}  # with the time until which it is kept


@dataclass(frozen=True)
class Counted(Generic[Found]):
    """What was counted, and when, where that was not just now."""

    value: Found
    at: datetime | None = None


def question(rows: QuerySet[Any, Any]) -> str:
    """What a list asks of the database, whole and with its values, to be named among `about`."""
    try:
        asked, values = rows.query.sql_with_params()
    except EmptyResultSet:  # somebody who may see nothing: Django does not even ask
        return ""
    return f"{asked} {values!r}"


def lately(count: Callable[[], Found], *about: Hashable) -> Counted[Found]:
    """What the function counts, or has counted a short while ago.

    `about` must name all that the count depends on: what is counted, of which landlords and places, on which day.
    Whoever counts must have read all of it, and may not read for one person what another may not see.
    """
    key, now = (*about, get_language()), time.monotonic()
    until, kept = _kept.get(key, (0.0, None))
    if kept is not None and now < until:
        return kept
    value = count()
    took = time.monotonic() - now
    if took > WORTH and settings.SAYSO_KEEPS_COUNTS:
        _kept.pop(key, None)
        _kept[key] = (now + took * (1 + TIMES), Counted(value, timezone.now()))
        for old in list(_kept)[:-MOST]:
            _kept.pop(old, None)
    return Counted(value)
