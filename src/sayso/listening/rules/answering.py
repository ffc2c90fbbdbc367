"""By when somebody who spoke hears from us. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sayso.foundations.clocks.calendars import Calendar
from sayso.foundations.clocks.counting import add_counted_hours, add_hours, add_working_days, end_of, on_day

# Sayso's own, where the landlord's framework says nothing of ideas, comments and thanks.
OTHERWISE_WORKING_DAYS = 20


@dataclass(frozen=True)
class Length:
    """How long an answer may take, in a unit of the framework's durations."""

    number: int
    unit: str

    @property
    def in_hours(self) -> bool:
        return "hour" in self.unit


OTHERWISE = Length(OTHERWISE_WORKING_DAYS, "working days")


def answer_by(calendar: Calendar, received_at: datetime, length: Length) -> datetime:
    """The moment by which the answer is due; the last of the day where days are counted."""
    if length.unit == "hours":
        return add_hours(received_at, length.number)
    if length.in_hours:
        return add_counted_hours(calendar, received_at, length.number)
    if length.unit == "working days":
        return end_of(add_working_days(calendar, on_day(received_at), length.number))
    return end_of(on_day(received_at) + timedelta(days=length.number * (7 if length.unit == "weeks" else 1)))
