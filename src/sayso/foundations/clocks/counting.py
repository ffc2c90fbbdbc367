"""Counting days and hours: day 0 is the day it happened, the next day that counts is day 1.

Nothing here reads a clock: every moment is passed in.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sayso.foundations.clocks.calendars import ONE_DAY, Calendar

LONDON = ZoneInfo("Europe/London")
MOST = 100_000
SAME_DAY_BEFORE = 22  # clocks here are never more than two hours ahead of UTC


@dataclass(frozen=True)
class Counted:
    """One day of a count: its number, or None with the reason why it was not counted."""

    day: date
    number: int | None
    reason: str = ""


@dataclass(frozen=True)
class Pause:
    """Days on which a count stood still: from its first day up to the day before it went on.

    `until` is None while it still stands.
    """

    start: datetime
    until: datetime | None
    reason: str

    def covers(self, day: date) -> bool:
        """Whether the count stood still on the day."""
        last = None if self.until is None else on_day(self.until)
        return on_day(self.start) <= day and (last is None or day < last)


@functools.lru_cache(maxsize=65_536)
def add_working_days(calendar: Calendar, start: date, number: int) -> date:
    """The `number`-th working day after `start` (before it, where the number is negative).

    Nought gives `start` itself, also where that is not a working day.
    """
    if abs(number) > MOST:
        raise ValueError(f"{number} working days is more than Sayso counts ({MOST}).")
    if number == 0:
        return start
    year, left = start.year, abs(number)
    while True:
        days = _working_days(calendar, year)
        if number > 0:
            here = days[bisect_right(days, start) :] if year == start.year else days
        else:
            here = days[: bisect_left(days, start)][::-1] if year == start.year else days[::-1]
        if left <= len(here):
            return here[left - 1]
        left -= len(here)
        year += 1 if number > 0 else -1


@functools.lru_cache(maxsize=2048)
def _working_days(calendar: Calendar, year: int) -> tuple[date, ...]:
    """Every working day of a year, the first first."""
    if not 1 <= year <= 9999:
        raise OverflowError("The calendar ends here.")
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    return tuple(day for n in range(length) if calendar.is_working(day := first + timedelta(days=n)))


def working_days_between(calendar: Calendar, start: date, end: date) -> int:
    """How many working days after `start` up to and with `end`; negative where `end` is before."""
    if end < start:
        return -working_days_between(calendar, end, start)
    counted = 0
    for year in range(start.year, end.year + 1):
        days = _working_days(calendar, year)
        counted += bisect_right(days, end) - bisect_right(days, start)
    return counted


def count_days(
    calendar: Calendar, start: date, number: int, *, working: bool, pauses: tuple[Pause, ...] = ()
) -> list[Counted]:
    """Each day from the one after `start` to the due one, with its number or why it does not count.

    A pause that still stands must not cover every later day: give it an end first.
    """
    told: list[Counted] = []
    day, counted = start, 0
    while counted < number:
        day += ONE_DAY
        paused = next((one for one in pauses if one.covers(day)), None)
        why = calendar.why_not(day) if working else ""
        if paused is not None and not why:
            why = f"stood still: {paused.reason}"
        if why:
            told.append(Counted(day, None, why))
        else:
            counted += 1
            told.append(Counted(day, counted))
        if len(told) > MOST:
            raise ValueError("This count does not end.")
    return told


def on_day(moment: datetime) -> date:
    """The day of a moment, as people here say it."""
    if moment.tzinfo is UTC and moment.hour < SAME_DAY_BEFORE:
        return moment.date()
    return moment.astimezone(LONDON).date()


@functools.lru_cache(maxsize=65_536)
def start_of(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


@functools.lru_cache(maxsize=65_536)
def end_of(day: date) -> datetime:
    """The last moment of a day: what is done then is still done on it."""
    return datetime.combine(day, time.max, LONDON).astimezone(UTC)


@dataclass(frozen=True)
class OfficeHours:
    """From when to when the office is open on a working day."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("The office closes after it opens.")


def _stretch(calendar: Calendar, day: date, office: OfficeHours | None) -> tuple[datetime, datetime] | None:
    """The part of a day whose hours count, in UTC, or None where none does."""
    if not calendar.is_working(day):
        return None
    if office is None:
        opens, closes = start_of(day), start_of(day + ONE_DAY)
    else:
        opens = datetime.combine(day, office.opens, LONDON)
        closes = datetime.combine(day, office.closes, LONDON)
    return opens.astimezone(UTC), closes.astimezone(UTC)


def add_hours(moment: datetime, hours: float) -> datetime:
    """So many hours later, every hour of every day counted (clock changes too)."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


def add_counted_hours(
    calendar: Calendar,
    moment: datetime,
    hours: float,
    *,
    office: OfficeHours | None = None,
    pauses: tuple[Pause, ...] = (),
) -> datetime:
    """So many hours later, counting only working days (and only office hours, where given).

    Friday 16:00 and 24 hours is Monday 16:00; Saturday at any time and 24 hours is the end of Monday.
    """
    left = timedelta(hours=hours)
    now = moment.astimezone(UTC)
    day = on_day(moment)
    for _ in range(MOST):
        stretch = _stretch(calendar, day, office)
        for opens, closes in _without(stretch, pauses) if stretch else ():
            begin = max(now, opens)
            if begin < closes:
                if left <= closes - begin:
                    return (begin + left).astimezone(LONDON)
                left -= closes - begin
        day += ONE_DAY
    raise ValueError("This count does not end.")


def _without(
    stretch: tuple[datetime, datetime], pauses: tuple[Pause, ...]
) -> list[tuple[datetime, datetime]]:
    """What is left of a stretch of time when the pauses are taken out."""
    pieces = [stretch]
    for pause in pauses:
        until = datetime.max.replace(tzinfo=UTC) if pause.until is None else pause.until
        pieces = [
            piece
            for opens, closes in pieces
            for piece in ((opens, min(closes, pause.start)), (max(opens, until), closes))
            if piece[0] < piece[1]
        ]
    return pieces


def count_hours(
    calendar: Calendar, moment: datetime, due: datetime, *, office: OfficeHours | None = None
) -> list[Counted]:
    """Each day from the moment to the due time: the hours counted by its end, or why none were."""
    told: list[Counted] = []
    total = timedelta()
    day, last = on_day(moment), on_day(due)
    while day <= last:
        stretch = _stretch(calendar, day, office)
        if stretch is None:
            told.append(Counted(day, None, calendar.why_not(day)))
        else:
            begin, end = max(moment.astimezone(UTC), stretch[0]), min(due.astimezone(UTC), stretch[1])
            total += max(end - begin, timedelta())
            told.append(Counted(day, int(total.total_seconds() // 3600), "hours so far"))
        day += ONE_DAY
    return told


def add_months(day: date, months: int) -> date:
    """So many months later, on the same day of the month or the month's last."""
    month = day.year * 12 + day.month - 1 + months
    year, of_year = divmod(month, 12)
    first = date(year, of_year + 1, 1)
    return first.replace(day=min(day.day, last_of_month(first).day))


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY
