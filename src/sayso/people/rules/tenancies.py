"""Where somebody lives by their tenancies, and since when they live nowhere of ours. An import decides the same in SQL."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """One tenancy of somebody's: which home, from when, and until when they were in it."""

    home: int
    tenancy: int
    starts_on: date
    ends_on: date | None


def lives(spans: Collection[Span], today: date) -> tuple[int | None, date | None]:
    """The home of the newest tenancy that holds today, and the day on which they left where every one is over."""
    held = [one for one in spans if one.starts_on <= today and (one.ends_on is None or one.ends_on >= today)]
    if held:
        return max(held, key=lambda one: (one.starts_on, one.tenancy)).home, None
    ends = [one.ends_on for one in spans]
    over = [one for one in ends if one is not None and one < today]
    return None, max(over) if over and len(over) == len(ends) else None
