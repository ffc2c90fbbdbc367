"""When a digest goes out, and what of the promises is news in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.foundations.clocks.calendars import ONE_DAY, Calendar
from sayso.framework.rules.packs import Clause
from sayso.framework.rules.verdicts import Occurrence, State

# How far a digest looks ahead: past the day of the one that follows it.
AHEAD = {"working_day": timedelta(days=7), "week": timedelta(days=14), "month": timedelta(days=31)}
Asked = tuple[Clause, Occurrence]


def is_day(rhythm: str, day: date, calendar: Calendar) -> bool:
    """Whether a digest of the rhythm goes out on the day: working days only."""
    if not calendar.is_working(day):
        return False
    if rhythm == "week":
        return calendar.next_working(day - timedelta(days=day.weekday())) == day
    if rhythm == "month":
        return calendar.next_working(day.replace(day=1)) == day
    return rhythm == "working_day"


def next_day(rhythm: str, after: date, calendar: Calendar) -> date | None:
    """The first day after another on which a digest goes out; None where none ever does."""
    if rhythm not in AHEAD:
        return None
    day = after + ONE_DAY
    while not is_day(rhythm, day, calendar):
        day += ONE_DAY
    return day


def is_due(rhythm: str, told_on: date, today: date, calendar: Calendar) -> bool:
    """Whether one is to go out today: its day came since the last one, also where nobody was there to send it."""
    day = next_day(rhythm, told_on, calendar)
    return day is not None and day <= today and calendar.is_working(today)


@dataclass(frozen=True)
class News:
    """What a digest tells: late now, due next, and what turned bad, was set aside or was kept since the last one."""

    late: tuple[Asked, ...]
    due: tuple[Asked, ...]
    missed: tuple[Asked, ...]
    kept_late: tuple[Asked, ...]
    excused: tuple[Asked, ...]
    kept: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing needs anybody: what was kept alone is no reason to write."""
        return not (self.late or self.due or self.missed or self.kept_late or self.excused)


def news(asked: Iterable[Asked], before: Mapping[str, State], *, today: date, until: date) -> News:
    """What to tell of everything that was asked, given how it stood at the last digest, by key.

    Due is what is not done and falls due from today up to `until`.
    """
    found: dict[State, list[Asked]] = {state: [] for state in State}
    for clause, one in asked:
        ongoing = one.state in (State.LATE, State.DUE)
        if ongoing or before.get(one.key) != one.state:
            found[one.state].append((clause, one))
    soon = [pair for pair in found[State.DUE] if pair[1].due_on and today <= pair[1].due_on <= until]
    return News(
        late=_by_day(found[State.LATE]),
        due=_by_day(soon),
        missed=_by_day(found[State.MISSED]),
        kept_late=_by_day(found[State.KEPT_LATE]),
        excused=_by_day(found[State.EXCUSED]),
        kept=len(found[State.KEPT]),
    )


def _by_day(those: Iterable[Asked]) -> tuple[Asked, ...]:
    return tuple(sorted(those, key=lambda pair: (pair[1].due_on or date.max, pair[0].name, pair[1].key)))
