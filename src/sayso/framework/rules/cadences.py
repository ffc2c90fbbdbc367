"""Cadences: a fact at least so many times in each period, for each member of a scope."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.counting import end_of, start_of
from sayso.foundations.clocks.periods import Period, every_months, every_weeks, in_months
from sayso.framework.rules.packs import Cadence, Clause, Selector
from sayso.framework.rules.record import FactRow, Record
from sayso.framework.rules.scope import Member, Scope, Terms
from sayso.framework.rules.verdicts import Occurrence, State

LONGEST_GAP = timedelta(days=366)


class Dated:
    """Facts with their moments, so that those of a period are found without looking at all."""

    def __init__(self, facts: list[FactRow]) -> None:
        """`facts`: the earliest first."""
        self.facts = facts
        self.moments = [one.occurred_at for one in facts]

    def between(self, first: datetime, last: datetime) -> list[FactRow]:
        """The facts from one moment to another, both in it."""
        moments = self.moments
        return self.facts[bisect_left(moments, first) : bisect_right(moments, last)]


NOTHING = Dated([])


class Asked(NamedTuple):
    """A period of a cadence, with all of it that is the same for each member."""

    period: Period
    key: str
    opens_at: datetime
    due_at: datetime
    over: bool
    gap_ends_at: datetime | None  # until when it can be done late


def periods(cadence: Cadence, terms: Terms) -> list[Period]:
    """The periods in which a cadence is asked: those that begin while it holds, and are wanted."""
    return [one for one in _periods(cadence, terms) if terms.wants(one)]


def _periods(cadence: Cadence, terms: Terms) -> list[Period]:
    if cadence.months:
        return list(in_months(cadence.months, terms.starts_on, terms.last))
    every = cadence.every
    assert every is not None
    if every.weeks:
        return list(every_weeks(every.weeks, terms.starts_on, terms.last))
    if every.months:
        return list(every_months(every.months, terms.starts_on, terms.last, terms.year))
    closes = terms.ends_on or terms.closes_on
    return [Period(terms.starts_on, closes)] if closes and terms.starts_on <= closes else []


def cadence_occurrences(
    clause: Clause, cadence: Cadence, record: Record, scope: Scope, terms: Terms
) -> Iterator[Occurrence]:
    """One occurrence for each period and each member that was there for all of it."""
    asked = [_asked(clause, cadence, period, record.as_at) for period in periods(cadence, terms)]
    facts = _by_member(cadence, record, scope)
    about = cadence.only.about
    subject = (_subject_kind(cadence), about, clause.name if about else "", "")
    for member in scope.members(cadence):
        mine = facts.get(_member_key(cadence, member), NOTHING)
        name = member.name if member.key != "landlord" else clause.name
        for one in asked:
            if member.there_for(one.period):
                yield _occurrence(clause.id, cadence, member, one, mine, record, name, subject)


def _asked(clause: Clause, cadence: Cadence, period: Period, as_at: datetime) -> Asked:
    due_at = end_of(period.end)
    return Asked(
        period, f"{clause.id}|{period.start.isoformat()}|", start_of(period.start), due_at, due_at < as_at,
        end_of(_gap_end(cadence, period)) if cadence.months else None,
    )  # fmt: skip


def _by_member(cadence: Cadence, record: Record, scope: Scope) -> dict[int | str | None, Dated]:
    found: dict[int | str | None, list[FactRow]] = defaultdict(list)
    everything = cadence.only == Selector()
    for fact in record.of(cadence.of):
        if everything or scope.fits(fact, cadence.only):
            key: int | str | None = ""
            if cadence.for_each == "place":
                key = fact.place_id
            elif cadence.for_each == "group" or cadence.only.group:
                key = fact.group
            found[key].append(fact)
    return {key: Dated(those) for key, those in found.items()}


def _member_key(cadence: Cadence, member: Member) -> int | str | None:
    if cadence.for_each == "place":
        return member.place_id
    return member.group


def _gap_end(cadence: Cadence, period: Period) -> date:
    """The last day before the next period: what is done in between is done late."""
    following = next(in_months(cadence.months, period.end + ONE_DAY, period.end + LONGEST_GAP))
    return following.start - ONE_DAY


def _occurrence(
    clause: str, cadence: Cadence, member: Member, asked: Asked, facts: Dated, record: Record, name: str,
    subject: tuple[str, str, str, str],
) -> Occurrence:  # fmt: skip
    key = asked.key + member.key
    excuse = record.excuse(key)
    done = _once_each(facts.between(asked.opens_at, asked.due_at), cadence)
    in_time = len(done) >= cadence.times
    if not in_time and asked.gap_ends_at is not None:
        done = [*done, *_once_each(facts.between(end_after(asked.due_at), asked.gap_ends_at), cadence)]
    enough = done[cadence.times - 1] if len(done) >= cadence.times else None
    state, done_at = _state(in_time, enough, excuse, asked.over), enough.occurred_at if enough else None
    # By place: names take as long as all the rest, and there are hundreds of thousands.
    return Occurrence(
        key, clause, state, name, asked.period.end, asked.due_at, done_at, None, asked.period,
        member.place_id, member.group, subject, cadence.of, cadence.times, len(done), None, tuple(done), excuse,
    )  # fmt: skip


def end_after(moment: datetime) -> datetime:
    """The very next moment."""
    return moment + timedelta(microseconds=1)


def _subject_kind(cadence: Cadence) -> str:
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
    if len(facts) < 2 or cadence.only.about:
        return facts
    return list({one.subject: one for one in reversed(facts)}.values())[::-1]
