"""When to ask people again what they need. Pure."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

AGAIN = relativedelta(years=1)  # what people need changes; no code that we have read sets the time


def next_review(today: date) -> date:
    """The same day a year on; from 29 February, the 28th."""
    again: date = today + AGAIN
    return again
