"""Cadences: a fact at least so many times in each period, for each member of a scope."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.counting import end_of, on_day
from sayso.foundations.clocks.periods import Period, every_months, every_weeks, in_months
from sayso.framework.enums import EXCUSED
from sayso.framework.rules.packs import Cadence, Clause
from sayso.framework.rules.record import FactRow, Record
from sayso.framework.rules.scope import Member, Scope, Terms
from sayso.framework.rules.verdicts import Occurrence, State

LONGEST_GAP = timedelta(days=366)


class Dated:
    """Facts with their days, so that those of a period are found without looking at all."""

    def __init__(self) -> None:
        self.days: list[date] = []
        self.facts: list[FactRow] = []

    def add(self, fact: FactRow) -> None:
        """Take in a fact that is not earlier than the last."""
        self.days.append(on_day(fact.occurred_at))
        self.facts.append(fact)

    def between(self, first: date, last: date) -> list[FactRow]:
        """The facts from one day to another, both in it."""
        return self.facts[bisect_left(self.days, first) : bisect_right(self.days, last)]


def periods(cadence: Cadence, terms: Terms) -> list[Period]:
    """The periods in which a cadence is asked: those that begin while it holds."""
    if cadence.months:
        return list(in_months(cadence.months, terms.starts_on, terms.last))
    every = cadence.every
    assert every is not None
    if every.weeks:
        return list(every_weeks(every.weeks, terms.starts_on, terms.last))
    if every.months:
        return list(every_months(every.months, terms.starts_on, terms.last, terms.year))
    closes = terms.ends_on or terms.closes_on
    return [Period(terms.starts_on, closes)] if closes else []


def cadence_occurrences(
    clause: Clause, cadence: Cadence, record: Record, scope: Scope, terms: Terms
) -> Iterator[Occurrence]:
    """One occurrence for each period and each member that was there for all of it."""
    asked = periods(cadence, terms)
    facts = _by_member(cadence, record, scope)
    empty = Dated()
    for member in scope.members(cadence):
        mine = facts.get(_member_key(cadence, member), empty)
        for period in asked:
            if member.there_for(period):
                yield _occurrence(clause, cadence, member, period, mine, record)


def _by_member(cadence: Cadence, record: Record, scope: Scope) -> dict[int | str | None, Dated]:
    found: dict[int | str | None, Dated] = defaultdict(Dated)
    for fact in record.of(cadence.of):
        if scope.fits(fact, cadence.only):
            key: int | str | None = ""
            if cadence.for_each == "place":
                key = fact.place_id
            elif cadence.for_each == "group" or cadence.only.group:
                key = fact.group
            found[key].add(fact)
    return found


def _member_key(cadence: Cadence, member: Member) -> int | str | None:
    if cadence.for_each == "place":
        return member.place_id
    return member.group


def _gap_end(cadence: Cadence, period: Period) -> date:
    """The last day before the next period: what is done in between is done late."""
    if not cadence.months:
        return period.end
    following = next(in_months(cadence.months, period.end + ONE_DAY, period.end + LONGEST_GAP))
    return following.start - ONE_DAY


def _occurrence(
    clause: Clause, cadence: Cadence, member: Member, period: Period, facts: Dated, record: Record
) -> Occurrence:
    key = f"{clause.id}|{period.start.isoformat()}|{member.key}"
    about = record.about(key)
    excuse = next((one for one in reversed(about) if one.kind == EXCUSED.name), None)
    here = _once_each(facts.between(period.start, period.end), cadence)
    late = []
    if len(here) < cadence.times and cadence.months:
        late = _once_each(facts.between(period.end + ONE_DAY, _gap_end(cadence, period)), cadence)
    both = [*here, *late]
    enough = both[cadence.times - 1] if len(both) >= cadence.times else None
    due_at = end_of(period.end)
    about_id = cadence.only.about
    return Occurrence(
        key=key, clause=clause.id, state=_state(len(here) >= cadence.times, enough, excuse, due_at < record.as_at),
        name=member.name if member.key != "landlord" else clause.name,
        due_on=period.end, due_at=due_at, done_at=enough.occurred_at if enough else None, started_at=None,
        period=period, place_id=member.place_id, group=member.group,
        subject=(_subject_kind(clause, cadence), about_id, clause.name if about_id else "", ""),
        wants=cadence.of, needed=cadence.times, counted=len(both), value=None, evidence=tuple(both),
        excuse=excuse, within=None, pauses=(), paused=False,
    )  # fmt: skip


def _subject_kind(clause: Clause, cadence: Cadence) -> str:
    return cadence.only.subject_kinds[0] if cadence.only.subject_kinds else cadence.of.split(".", 1)[0]


def _state(in_time: bool, enough: FactRow | None, excuse: FactRow | None, over: bool) -> State:
    if in_time:
        return State.KEPT
    if excuse is not None:
        return State.EXCUSED
    if enough is not None:
        return State.KEPT_LATE
    return State.MISSED if over else State.DUE


def _once_each(facts: list[FactRow], cadence: Cadence) -> list[FactRow]:
    """Each subject once: the same meeting reported twice is one meeting."""
    if cadence.only.about:
        return facts
    return list({one.subject: one for one in reversed(facts)}.values())[::-1]
