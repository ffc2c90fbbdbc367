"""Which verdicts a fact can change: the smallest part of a duty that is judged by itself.

A record grows by one fact at a time. Judging only the cells that the fact touches gives the same verdicts
as judging everything anew; a test holds the two against one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sayso.framework.enums import ABOUT_DUTIES
from sayso.framework.rules import durations
from sayso.framework.rules.cadences import cadence_occurrences, periods
from sayso.framework.rules.clocks import clock_occurrences
from sayso.framework.rules.packs import Cadence, Clause, Clock, Target
from sayso.framework.rules.record import FactRow, Record
from sayso.framework.rules.scope import Scope, Terms
from sayso.framework.rules.targets import target_occurrences
from sayso.framework.rules.verdicts import Occurrence

LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Cell:
    """A part of a clause: one subject, or one member, or (neither) all of it."""

    clause: str
    subject: tuple[str, str] | None = None
    member: str = ""  # the member's key


@dataclass(frozen=True)
class Reach:
    """The facts of a kind that a duty may look at: those that happened between two days."""

    kind: str
    since: date
    until: date | None = None


def reaches(clause: Clause, terms: Terms) -> list[Reach]:
    """What has to be read to judge a clause under its terms."""
    duty = clause.duty
    if isinstance(duty, Clock):
        since = terms.opens - _longest(duty)
        return [Reach(duty.when, since, terms.closes), Reach(duty.then, since)]
    if isinstance(duty, Cadence):
        asked = periods(duty, terms)
        first = min((one.start for one in asked), default=terms.opens)
        last = max((one.end for one in asked), default=terms.closes)
        return [Reach(duty.of, first, last + LONGEST if duty.months else last)]
    if isinstance(duty, Target):
        rhythm = duty.rhythm
        asked = periods(rhythm, terms) if rhythm else []
        first = min((one.start for one in asked), default=terms.opens)
        return [Reach(duty.measure, first, max((one.end for one in asked), default=terms.closes))]
    return []


def _longest(clock: Clock) -> timedelta:
    """The longest that a clock can run before it is due, unless it is stopped or given more time."""
    if clock.within is None:
        return timedelta(days=31)
    number = clock.within.number
    days = {
        durations.WORKING_DAYS: number * 2 + 14, durations.DAYS: number, durations.MONTHS: number * 31,
        durations.HOURS: number // 24 + 1, durations.COUNTED_HOURS: number // 8 + 14,
        durations.WORKING_HOURS: number + 14, durations.AGREED_DAYS: 1100,
    }  # fmt: skip
    return timedelta(days=days[clock.within.unit] + 31)


def touched(clause: Clause, fact: FactRow, scope: Scope) -> Cell | None:
    """The cell of a clause that a fact may change; None where it can change none."""
    if fact.kind in ABOUT_DUTIES:
        return cell_of(clause, fact.subject_id)
    duty = clause.duty
    if isinstance(duty, Clock) and fact.kind in (duty.when, duty.then):
        return Cell(clause.id, subject=fact.subject)
    if isinstance(duty, Cadence) and fact.kind == duty.of and scope.fits(fact, duty.only):
        if duty.for_each == "place":
            return Cell(clause.id, member=f"place:{fact.place_id}")
        by_group = duty.for_each == "group" or duty.only.group
        return Cell(clause.id, member=f"group:{fact.group}" if by_group else "landlord")
    if isinstance(duty, Target) and fact.kind == duty.measure:
        return Cell(clause.id, subject=fact.subject) if duty.use == "each" else Cell(clause.id)
    return None


def cell_of(clause: Clause, key: str) -> Cell | None:
    """The cell that the occurrence of a key is in; None where it is of another clause."""
    name, _, rest = key.partition("|")
    duty = clause.duty
    if name != clause.id or not rest or duty is None:
        return None
    if isinstance(duty, Cadence):
        return Cell(clause.id, member=rest.partition("|")[2])
    if isinstance(duty, Target) and duty.use != "each":
        return Cell(clause.id)
    if isinstance(duty, Target) or duty.only.about:
        rest = rest.rpartition("|")[0]
    kind, _, subject = rest.partition(":")
    return Cell(clause.id, subject=(kind, subject))


def holds(cell: Cell, one: Occurrence) -> bool:
    """Whether an occurrence of its clause is in a cell."""
    if cell.subject is not None:
        return one.subject[:2] == cell.subject
    return not cell.member or one.key.rpartition("|")[2] == cell.member


def judge_cell(clause: Clause, cell: Cell, record: Record, scope: Scope, terms: Terms) -> list[Occurrence]:
    """The occurrences of one cell; the record need hold no more than what is about it."""
    return list(_occurrences(clause, cell, record, scope, terms))


def _occurrences(
    clause: Clause, cell: Cell, record: Record, scope: Scope, terms: Terms
) -> Iterator[Occurrence]:
    duty = clause.duty
    if isinstance(duty, Clock):
        return (one for one in clock_occurrences(clause, duty, record, scope, terms) if holds(cell, one))
    if isinstance(duty, Cadence):
        return cadence_occurrences(clause, duty, record, replace(scope, only_member=cell.member), terms)
    if isinstance(duty, Target):
        return (one for one in target_occurrences(clause, duty, record, scope, terms) if holds(cell, one))
    return iter(())


def fallen_due(occurrences: Iterable[Occurrence], since: datetime, until: datetime) -> list[str]:
    """The keys of occurrences that time alone may have changed: fallen due, or with a clock that stands still."""
    return [
        one.key
        for one in occurrences
        if one.paused or (one.due_at is not None and since <= one.due_at < until and one.done_at is None)
    ]
