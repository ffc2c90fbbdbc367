"""What is due on each day of a month, and of the time ahead: for a page and for calendar programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.counting import add_months, last_of_month, on_day, start_of
from sayso.framework.queries import law
from sayso.framework.queries.board import Narrowed, narrow, place_name, state_name, tag_kind
from sayso.framework.queries.remembered import standing_at
from sayso.framework.queries.standing import ClauseStanding, Standing
from sayso.framework.rules.durations import COUNTED_HOURS, HOURS, WORKING_HOURS
from sayso.framework.rules.packs import Clause, Pack
from sayso.framework.rules.standing import WORST_FIRST
from sayso.framework.rules.verdicts import Occurrence, State
from sayso.people.models import Landlord

BACK, AHEAD = timedelta(days=31), timedelta(days=92)  # what a calendar program is given


@dataclass(frozen=True)
class Entry:
    """What one promise asks by one day and how it stands; `key` where it is asked once, `place` then too."""

    clause: Clause
    state: State
    says: str
    tag: str
    count: int
    key: str
    place: str


@dataclass(frozen=True)
class Day:
    """A day of the page; days of the months around it only fill the first and the last week."""

    day: date
    inside: bool
    today: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Week:
    days: tuple[Day, ...]

    @property
    def free(self) -> bool:
        """Whether a list of the days that hold something passes it over."""
        return not any(one.entries or one.today for one in self.days if one.inside)


@dataclass(frozen=True)
class Month:
    """A month week by week, from Monday to Sunday."""

    first: date
    earlier: date
    later: date
    weeks: tuple[Week, ...]
    count: int
    standing: Standing
    owners: tuple[str, ...]
    regulations: tuple[Pack, ...]
    narrowed: Narrowed


def month(landlord: Landlord, as_at: datetime, narrowed: Narrowed, first: date) -> Month | None:
    """A month of what is due, narrowed as the board is; None where no framework is loaded."""
    found = _year_with(landlord, as_at, first)
    if found is None:
        return None
    last = last_of_month(first)
    due: dict[date, list[ClauseStanding]] = defaultdict(list)
    for asked in narrow(found, narrowed):
        for n in range(last.day):
            day = first + timedelta(days=n)
            if day in asked.of_day:
                due[day].append(asked.of_day[day])
    start = first - timedelta(days=first.weekday())
    weeks = []
    while start <= last:
        days = [start + timedelta(days=n) for n in range(7)]
        weeks.append(
            Week(
                tuple(
                    Day(day, first <= day <= last, day == found.today, _entries(found, due.get(day, [])))
                    for day in days
                )
            )
        )
        start += timedelta(days=7)
    return Month(
        first=first,
        earlier=add_months(first, -1),
        later=add_months(first, 1),
        weeks=tuple(weeks),
        count=sum(len(one.occurrences) for those in due.values() for one in those),
        standing=found,
        owners=tuple(sorted({one.owner for one in found.clauses if one.owner})),
        regulations=tuple(law.near(found).values()),
        narrowed=narrowed,
    )


def _year_with(landlord: Landlord, as_at: datetime, day: date) -> Standing | None:
    """The standing of the year that holds a day; the present one is at hand."""
    now = standing_at(landlord, as_at)
    return now if now is None or day in now.year else standing_at(landlord, as_at, year_of=day)


def _entries(found: Standing, due: list[ClauseStanding]) -> tuple[Entry, ...]:
    """The day's occurrences, those of one promise that stand alike in one line, the worst first."""
    lines = []
    for asked in due:
        for state, those in asked.of_state.items():
            one, alone = those.occurrences[0], len(those.occurrences) == 1
            lines.append(
                Entry(
                    asked.clause, state, state_name(state), tag_kind(state), len(those.occurrences), one.key if alone else "",
                    place_name(found, one.place_id) if alone else "",
                )
            )  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (WORST_FIRST.index(line.state), line.clause.name)))


@dataclass(frozen=True)
class Event:
    """One occurrence for a calendar program: no person and nothing of what anybody called it."""

    key: str
    clause: Clause
    place: str
    state: State
    says: str
    due_on: date
    due_at: datetime | None  # where the hour counts
    changed_at: datetime  # when what is said of it last changed


def events(landlord: Landlord, as_at: datetime, narrowed: Narrowed) -> Iterator[Event]:
    """What was due in the last month, and what is due in this year and the next three months."""
    today = on_day(as_at)
    found = standing_at(landlord, as_at)
    years = [found] if found else []
    if found is not None and found.year.end < today + AHEAD:
        following = standing_at(landlord, as_at, year_of=found.year.end + ONE_DAY)
        years += [following] if following else []
    if found is not None and today - BACK < found.year.start:
        before = standing_at(landlord, as_at, year_of=found.year.start - ONE_DAY)
        years += [before] if before else []
    seen: set[str] = set()
    for each in years:
        for asked in narrow(each, narrowed):
            for one in asked.occurrences:
                if one.due_on is not None and one.due_on >= today - BACK and one.key not in seen:
                    seen.add(one.key)
                    yield _event(each, asked.clause, one, one.due_on)


def _event(found: Standing, clause: Clause, one: Occurrence, due_on: date) -> Event:
    group = found.scope.group_by_id.get(one.group)
    by_hour = one.within is not None and one.within.unit in (HOURS, COUNTED_HOURS, WORKING_HOURS)
    facts = [*one.evidence, *([one.excuse] if one.excuse else [])]
    known = [fact.recorded_at for fact in facts]
    if one.state in (State.LATE, State.MISSED) and one.due_at is not None:
        known.append(one.due_at)
    return Event(
        key=one.key,
        clause=clause,
        place=place_name(found, one.place_id) or (group.name if group else ""),
        state=one.state,
        says=state_name(one.state),
        due_on=due_on,
        due_at=one.due_at if by_hour else None,
        changed_at=max(known, default=one.started_at or start_of(one.period.start if one.period else due_on)),
    )


__all__ = ["Day", "Entry", "Event", "Month", "events", "month"]
