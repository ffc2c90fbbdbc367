"""Whether duties were kept: a pure function of the facts as they were known at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from sayso.framework.rules.cadences import cadence_occurrences
from sayso.framework.rules.clocks import clock_occurrences
from sayso.framework.rules.packs import Cadence, Clause, Clock, Target
from sayso.framework.rules.record import FactRow, Record
from sayso.framework.rules.scope import Scope, Terms
from sayso.framework.rules.targets import target_occurrences
from sayso.framework.rules.verdicts import Occurrence


def evaluate(
    duties: Iterable[Clause], facts: Iterable[FactRow], scope: Scope, terms: Terms, as_at: datetime
) -> list[Occurrence]:
    """Every time each duty was asked, with its state at `as_at` and the evidence.

    Only facts recorded and places registered by `as_at` are seen. The order of the facts does not matter; the result is in the
    order of the duties, then by due date and key.
    """
    return judge(duties, Record(facts, as_at), scope, terms)


def judge(duties: Iterable[Clause], record: Record, scope: Scope, terms: Terms) -> list[Occurrence]:
    """As `evaluate`, over a record that is already made."""
    known = scope.known_at(record.as_at)
    return [
        one
        for clause in duties
        for one in sorted(_occurrences(clause, record, known, terms.of(clause)), key=order)
    ]


def _occurrences(clause: Clause, record: Record, scope: Scope, terms: Terms) -> Iterator[Occurrence]:
    duty = clause.duty
    if isinstance(duty, Clock):
        return clock_occurrences(clause, duty, record, scope, terms)
    if isinstance(duty, Cadence):
        return cadence_occurrences(clause, duty, record, scope, terms)
    if isinstance(duty, Target):
        return target_occurrences(clause, duty, record, scope, terms)
    return iter(())


def order(one: Occurrence) -> tuple[date, str]:
    """In which occurrences of a clause stand: by their day, then their key."""
    return one.due_on or date.max, one.key
