"""The charter as customers read it: how each promise stands, how it is measured, who watches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sayso.foundations.clocks.periods import months_of as months_in
from sayso.framework.queries.promise_year import WRONG, Asked, Month, asked_line, place_of, shown_months
from sayso.framework.queries.remembered import standing_at
from sayso.framework.queries.standing import Standing, WorstFirst
from sayso.framework.rules.bodies import Group
from sayso.framework.rules.packs import Clause, Measure, Promise
from sayso.framework.rules.standing import Numbers, total, worst
from sayso.framework.rules.verdicts import State
from sayso.people.models import Landlord

SHOWN = 4


@dataclass(frozen=True)
class Excused:
    """Something set aside, with the reason that was given."""

    clause: Clause
    place: str
    reason: str
    decided_by: str


@dataclass(frozen=True)
class MeasureLine:
    """How a promise is measured: the clauses that show it with their numbers, and who watches."""

    measure: Measure
    watched_by: tuple[Group, ...]
    clauses: tuple[tuple[Clause, Numbers], ...]


@dataclass(frozen=True)
class PromiseLine:
    """A promise of the charter and how it stands this year."""

    promise: Promise
    state: State | None
    numbers: Numbers
    months: tuple[Month, ...]
    measures: tuple[MeasureLine, ...]
    wrong: tuple[Asked, ...]
    more_wrong: int
    excused: tuple[Excused, ...]


@dataclass(frozen=True)
class Charter:
    standing: Standing
    numbers: Numbers
    promises: tuple[PromiseLine, ...]
    months: tuple[date, ...]

    @property
    def first_wrong(self) -> str:
        """The promise at which the reading of what went wrong begins; empty where all was kept."""
        order = [WRONG.index(one.state) if one.state in WRONG else len(WRONG) for one in self.promises]
        worst_of_all = min(order, default=len(WRONG))
        return self.promises[order.index(worst_of_all)].promise.id if worst_of_all < len(WRONG) else ""


def charter(landlord: Landlord, as_at: datetime) -> Charter | None:
    """Every promise of the landlord's charter, this year; None where no framework is loaded."""
    found = standing_at(landlord, as_at)
    if found is None:
        return None
    return Charter(
        standing=found,
        numbers=found.own_numbers,
        promises=tuple(_line(found, one) for one in found.pack.promises),
        months=tuple(months_in(found.year)),
    )


def counts(landlord: Landlord, as_at: datetime) -> Numbers | None:
    """This year's promises in numbers, for the front page; None where there is none decided or due."""
    found = standing_at(landlord, as_at)
    return found.own_numbers if found and found.own_numbers != Numbers() else None


def _line(found: Standing, promise: Promise) -> PromiseLine:
    groups = {one.id: one for one in found.pack.groups}
    clauses = {one.id: one for one in found.pack.clauses}
    of = {name: found.by_clause[name] for name in promise.clauses if name in found.by_clause}
    wrong = WorstFirst(
        [each for clause in of.values() for state in WRONG if (each := clause.of_state.get(state))]
    )
    excused = [each for clause in of.values() if (each := clause.of_state.get(State.EXCUSED))]
    return PromiseLine(
        promise=promise,
        state=worst({state for clause in of.values() for state in clause.of_state}),
        numbers=total(one.numbers for one in of.values()),
        months=shown_months([clause.cells for clause in of.values()], found),
        measures=tuple(
            MeasureLine(
                measure,
                tuple(groups[name] for name in measure.watched_by),
                tuple(
                    (clauses[name], of[name].numbers if name in of else Numbers()) for name in measure.clauses
                ),
            )
            for measure in promise.measures
        ),
        wrong=tuple(asked_line(found, *pair) for pair in wrong[:SHOWN]),
        more_wrong=max(len(wrong) - SHOWN, 0),
        excused=tuple(
            Excused(clauses[one.clause], place_of(found, one), one.excuse.note, one.excuse.decided_by)
            for each in excused
            for one in each.occurrences[:SHOWN]
            if one.excuse is not None
        )[:SHOWN],
    )
