"""When a message that could not be handed over is tried again. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

WAITS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))


def next_try(attempts: int, now: datetime) -> datetime | None:
    """The time of the next try after so many failed ones, or None when it is given up."""
    return now + WAITS[attempts - 1] if attempts <= len(WAITS) else None
