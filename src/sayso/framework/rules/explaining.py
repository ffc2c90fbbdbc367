"""Why a date is what it is, day by day, told in as few lines as it needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.counting import (
    Counted,
    count_days,
    count_hours,
    on_day,
    working_days_between,
)
from sayso.framework.rules.durations import (
    COUNTED_HOURS,
    DAYS,
    HOURS,
    WORKING_DAYS,
    WORKING_HOURS,
)
from sayso.framework.rules.scope import Terms
from sayso.framework.rules.verdicts import Occurrence


@dataclass(frozen=True)
class Run:
    """Days one after another that count alike: `first` to `last`, their numbers, or why they do not count."""

    first: date
    last: date
    from_number: int | None
    to_number: int | None
    reason: str


def count_of(one: Occurrence, terms: Terms) -> list[Counted]:
    """Each day of an occurrence's clock; empty for a period, which is due by its last day."""
    if one.within is None or one.started_at is None or one.due_at is None or one.due_on is None:
        return []
    start, unit = on_day(one.started_at), one.within.unit
    if unit in (WORKING_DAYS, DAYS):
        working = unit == WORKING_DAYS
        return count_days(terms.calendar, start, one.within.number, working=working, pauses=one.pauses)
    if unit in (COUNTED_HOURS, WORKING_HOURS):
        office = terms.office if unit == WORKING_HOURS else None
        return count_hours(terms.calendar, one.started_at, one.due_at, office=office)
    if unit == HOURS:
        return []
    return [Counted(one.due_on, one.within.number)]


def runs(counted: list[Counted]) -> list[Run]:
    """The days gathered into runs."""
    found: list[Run] = []
    for one in counted:
        last = found[-1] if found else None
        if (
            last
            and last.reason == one.reason
            and (last.from_number is None) == (one.number is None)
            and (last.last + ONE_DAY == one.day)
        ):
            found[-1] = Run(last.first, one.day, last.from_number, one.number, one.reason)
        else:
            found.append(Run(one.day, one.day, one.number, one.number, one.reason))
    return found


def days_late(one: Occurrence, terms: Terms, as_at: date) -> int:
    """How many days after its date it was done, or is now undone; working days where it counts those."""
    if one.due_on is None:
        return 0
    until = on_day(one.done_at) if one.done_at else as_at
    if counts_working_days(one):
        return max(working_days_between(terms.calendar, one.due_on, until), 0)
    return max((until - one.due_on).days, 0)


def counts_working_days(one: Occurrence) -> bool:
    """Whether an occurrence's time is counted in working days or their hours."""
    return one.within is not None and one.within.unit in (WORKING_DAYS, COUNTED_HOURS, WORKING_HOURS)
