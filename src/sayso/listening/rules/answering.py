"""By when somebody who spoke hears from us. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sayso.foundations.clocks.calendars import Calendar
from sayso.foundations.clocks.counting import add_counted_hours, add_working_days, end_of, on_day

# Sayso's own, where the landlord's framework says nothing of ideas, comments and thanks.
OTHERWISE_WORKING_DAYS = 20


@dataclass(frozen=True)
class Length:
    """How long an answer may take: so many hours or days of working time."""

    number: int
    unit: str  # "hours" (weekends and bank holidays not counted) or "working days"


OTHERWISE = Length(OTHERWISE_WORKING_DAYS, "working days")


def answer_by(calendar: Calendar, received_at: datetime, length: Length) -> datetime:
    """The moment by which the answer is due; the last of the day where days are counted."""
    if length.unit == "hours":
        return add_counted_hours(calendar, received_at, length.number)
    return end_of(add_working_days(calendar, on_day(received_at), length.number))
