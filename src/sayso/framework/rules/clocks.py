"""Clocks: when one fact happens to a subject, another must follow."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sayso.foundations.clocks.calendars import Calendar
from sayso.foundations.clocks.counting import (
    OfficeHours,
    Pause,
    add_counted_hours,
    add_hours,
    add_months,
    add_working_days,
    count_days,
    end_of,
    on_day,
    start_of,
)
from sayso.framework.enums import EXTENDED, PAUSED, RESUMED
from sayso.framework.rules.durations import (
    AGREED_DAYS,
    COUNTED_HOURS,
    DAY_UNITS,
    DAYS,
    HOURS,
    MONTHS,
    WORKING_DAYS,
    WORKING_HOURS,
    Duration,
)
from sayso.framework.rules.packs import Clause, Clock, Selector
from sayso.framework.rules.record import FactRow, Record
from sayso.framework.rules.scope import Scope, Terms
from sayso.framework.rules.verdicts import Occurrence, State

NO_PAUSES: tuple[Pause, ...] = ()
NOTHING: list[FactRow] = []


def clock_occurrences(
    clause: Clause, clock: Clock, record: Record, scope: Scope, terms: Terms
) -> Iterator[Occurrence]:
    """One occurrence for each subject to which the first fact happened; of one thing, for each day on which it did."""
    started: set[str] = set()
    done = record.by_subject(clock.then)
    everything = clock.only == Selector()
    ends = Ends(clock.within, terms.calendar) if clock.within and clock.within.unit in DAY_UNITS else None
    for fact in record.of(clock.when):
        day = on_day(fact.occurred_at)
        key = f"{clause.id}|{fact.subject_kind}:{fact.subject_id}"
        if clock.only.about:  # this year's report is not last year's
            key = f"{key}|{day.isoformat()}"
        if key in started or not (everything or scope.fits(fact, clock.only)):
            continue
        started.add(key)
        if terms.holds_on(day):
            yield _occurrence(key, clause, clock, fact, done.get(fact.subject, NOTHING), record, terms, ends)


class Ends(dict[date, tuple[date, datetime]]):
    """The last day of a time, and the last moment of that day, by the day on which the time began."""

    def __init__(self, within: Duration, calendar: Calendar) -> None:
        super().__init__()
        self.within, self.calendar = within, calendar

    def __missing__(self, start: date) -> tuple[date, datetime]:
        last = due_day(self.within, start, self.calendar)
        found = self[start] = (last, end_of(last))
        return found


def _occurrence(
    key: str, clause: Clause, clock: Clock, fact: FactRow, done: list[FactRow], record: Record, terms: Terms,
    ends: Ends | None,
) -> Occurrence:  # fmt: skip
    about = record.about(key)
    then = _answer(done, fact.occurred_at) if done else None
    until = then.occurred_at if then else record.as_at
    pauses, paused = _pauses(about, until) if about else (NO_PAUSES, False)
    within = _agreed(fact) if clock.within and clock.within.unit == AGREED_DAYS else clock.within
    if within and about:
        within = _extended(within, fact.occurred_at, about, terms, pauses)
    due_on: date | None = None
    due_at: datetime | None = None
    if ends is not None and not about:
        due_on, due_at = ends[on_day(fact.occurred_at)]
    elif within:
        due_at = due(within, fact.occurred_at, terms.calendar, terms.office, pauses)
        due_on = on_day(due_at)
    excuse = record.excuse(key) if about else None
    state, done_at = (
        _state(due_at, then, excuse, record.as_at, paused=paused),
        then.occurred_at if then else None,
    )
    name = fact.subject_title or f"{fact.subject_kind} {fact.subject_id}"
    subject = (fact.subject_kind, fact.subject_id, fact.subject_title, fact.subject_url)
    evidence = (fact, then) if then else (fact,)
    # By place: names take as long as all the rest, and there are hundreds of thousands.
    return Occurrence(
        key, clause.id, state, name, due_on, due_at, done_at, fact.occurred_at, None,
        fact.place_id, fact.group, subject, clock.then, 1, 1 if then else 0, None, evidence, excuse,
        within, pauses, paused,
    )  # fmt: skip


def _agreed(fact: FactRow) -> Duration | None:
    """The days that the fact itself gives; none where it gives none."""
    return None if fact.value is None else Duration(int(fact.value), DAYS)


def _answer(done: list[FactRow], began_at: datetime) -> FactRow | None:
    """The first of the facts that happened on the day it began or later."""
    for one in done:
        if one.occurred_at >= began_at or one.occurred_at >= start_of(on_day(began_at)):
            return one
    return None


def _state(
    due_at: datetime | None, then: FactRow | None, excuse: FactRow | None, as_at: datetime, *, paused: bool
) -> State:
    if then is not None and (due_at is None or then.occurred_at <= due_at):
        return State.KEPT
    if excuse is not None:
        return State.EXCUSED
    if then is not None:
        return State.KEPT_LATE
    return State.DUE if paused or due_at is None or as_at <= due_at else State.LATE


def _pauses(about: list[FactRow], until: datetime) -> tuple[tuple[Pause, ...], bool]:
    """The times a clock stood still; one that still stands is counted to `until`."""
    found: list[Pause] = []
    since: FactRow | None = None
    for one in about:
        if one.kind == PAUSED.name and since is None:
            since = one
        elif one.kind == RESUMED.name and since is not None:
            found.append(Pause(since.occurred_at, one.occurred_at, since.note))
            since = None
    if since is not None and since.occurred_at < until:
        found.append(Pause(since.occurred_at, until, since.note))
    return tuple(found), since is not None


def _extended(
    within: Duration, start: datetime, about: list[FactRow], terms: Terms, pauses: tuple[Pause, ...]
) -> Duration:
    """More time, where it was given before the time was over."""
    for one in about:
        if one.kind != EXTENDED.name or not one.value:
            continue
        if one.occurred_at <= due(within, start, terms.calendar, terms.office, pauses):
            within = Duration(within.number + int(one.value), within.unit)
    return within


def due(
    within: Duration,
    start: datetime,
    calendar: Calendar,
    office: OfficeHours | None,
    pauses: tuple[Pause, ...],
) -> datetime:
    """The last moment that is in time. A day counts to its end."""
    if within.unit == HOURS:
        stood = sum((one.until - one.start for one in pauses if one.until), timedelta())
        return add_hours(start, within.number) + stood
    if within.unit in (COUNTED_HOURS, WORKING_HOURS):
        hours = office if within.unit == WORKING_HOURS else None
        return add_counted_hours(calendar, start, within.number, office=hours, pauses=pauses)
    if pauses:
        return end_of(_paused_day(within, on_day(start), calendar, pauses))
    return end_of(due_day(within, on_day(start), calendar))


@functools.lru_cache(maxsize=65_536)
def due_day(within: Duration, start: date, calendar: Calendar) -> date:
    """The day on which a time of days or months ends."""
    if within.unit == WORKING_DAYS:
        return add_working_days(calendar, start, within.number)
    if within.unit == DAYS:
        return start + timedelta(days=within.number)
    return add_months(start, within.number)


def _paused_day(within: Duration, start: date, calendar: Calendar, pauses: tuple[Pause, ...]) -> date:
    number = within.number
    if within.unit == MONTHS:
        number = (due_day(within, start, calendar) - start).days
    working = within.unit == WORKING_DAYS
    return count_days(calendar, start, number, working=working, pauses=pauses)[-1].day
