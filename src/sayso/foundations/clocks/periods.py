"""Periods: months, quarters, years, financial years, every so many weeks, or named months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.counting import add_months, last_of_month


@dataclass(frozen=True, order=True)
class Period:
    """From its first day to its last, both in it."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True)
class YearStart:
    """The day a landlord's year begins, 1 April for most."""

    month: int = 4
    day: int = 1

    def year_of(self, day: date) -> Period:
        """The landlord's year that holds the day."""
        start = date(day.year, self.month, self.day)
        if start > day:
            start = date(day.year - 1, self.month, self.day)
        return Period(start, add_months(start, 12) - ONE_DAY)


def every_months(number: int, first: date, last: date, year: YearStart) -> Iterator[Period]:
    """Periods of `number` months counted from the start of the landlord's year, those that start in the range.

    Twelve months is the landlord's year; three its quarters. Periods longer than a year are counted from
    the year that holds `first`, so that they do not move when the range's end does.
    """
    start = year.year_of(first).start
    while start <= last:
        following = add_months(start, number)
        if start >= first:
            yield Period(start, following - ONE_DAY)
        start = following


def every_weeks(number: int, first: date, last: date) -> Iterator[Period]:
    """Periods of `number` weeks from Monday to Sunday, counted from the first Monday of the range."""
    start = first + timedelta(days=-first.weekday() % 7)
    while start <= last:
        following = start + timedelta(weeks=number)
        yield Period(start, following - ONE_DAY)
        start = following


def in_months(months: tuple[int, ...], first: date, last: date) -> Iterator[Period]:
    """The named months (1 to 12), as periods, those that start in the range."""
    start = first.replace(day=1)
    while start <= last:
        if start.month in months and start >= first:
            yield Period(start, last_of_month(start))
        start = add_months(start, 1)


def months_of(period: Period) -> list[date]:
    """The first day of each month that the period touches."""
    found, start = [], period.start.replace(day=1)
    while start <= period.end:
        found.append(start)
        start = add_months(start, 1)
    return found
