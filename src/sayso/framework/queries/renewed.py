"""Bring a standing up to date by judging only what new facts or the time can have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sayso.foundations.clocks.counting import on_day
from sayso.foundations.clocks.periods import Period
from sayso.framework.queries import record
from sayso.framework.queries.record import Wanted
from sayso.framework.queries.standing import ClauseStanding, Frame, Standing
from sayso.framework.rules.cells import Cell, cell_of, fallen_due, judge_cell, reaches, touched
from sayso.framework.rules.evaluation import order
from sayso.framework.rules.packs import Cadence, Clause, Clock, Target
from sayso.framework.rules.record import FactRow, Record
from sayso.framework.rules.scope import Scope, Terms
from sayso.framework.rules.standing import in_year
from sayso.framework.rules.verdicts import Occurrence
from sayso.people.models import Landlord

MOST = 400  # cells; beyond, judging everything anew is quicker
Asked = list[tuple[Clause, Terms, bool]]  # a clause as an edition has it, and whether that is the newest


def renewed(
    landlord: Landlord, kept: Standing, asked: Frame, as_at: datetime, new: frozenset[int], *, year: Period
) -> Standing | None:
    """The standing of a year at a later moment; None where it has to be judged anew, as where another year is kept.

    `new` are the numbers of the facts that came in since.
    """
    if kept.year != year or len(new) > MOST:
        return None
    came_in = record.by_number(landlord, new)
    if any(one.recorded_at > as_at for one in came_in):
        return None
    cells = _touched(landlord, kept, asked, came_in, as_at)
    if len(cells) > MOST:
        return None
    if not cells:
        return kept if on_day(as_at) == kept.today else _at(kept, as_at, {}, {})
    return _judged(landlord, kept, asked, cells, as_at)


def _touched(
    landlord: Landlord, kept: Standing, asked: Frame, came_in: list[FactRow], as_at: datetime
) -> set[Cell]:
    """The cells that new facts, or the time that went by, can have changed."""
    corrected = record.by_number(
        landlord, (one.corrects_id for one in came_in if one.corrects_id is not None)
    )
    clauses = [clause for edition in asked.editions for clause in edition.pack.duties]
    scope = asked.scope.known_at(as_at)
    found = {
        cell
        for fact in (*came_in, *corrected)
        for clause in clauses
        if (cell := touched(clause, fact, scope))
    }
    for one in kept.by_clause.values():
        if one.stands_still or (one.next_due_at is not None and one.next_due_at < as_at):
            keys = fallen_due(one.occurrences, kept.as_at, as_at)
            found |= {cell for key in keys if (cell := cell_of(one.clause, key))}
    return found


def _judged(landlord: Landlord, kept: Standing, asked: Frame, cells: set[Cell], as_at: datetime) -> Standing:
    of: dict[str, Asked] = defaultdict(list)
    for edition, clause, terms in asked.asked(kept.year):
        of[clause.id].append((clause, terms, edition is asked.main))
    scope = asked.scope.known_at(as_at)
    known = Record(record.of_cells(landlord, _wanted(cells, of, scope)), as_at)
    by_clause: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_clause[cell.clause].append(cell)
    changed: dict[str, ClauseStanding] = {}
    terms_by_key: dict[str, Terms] = {}
    for name, those in by_clause.items():
        made: list[Occurrence] = []
        for clause, terms, is_main in of[name]:
            here = in_year(
                (one for cell in those for one in judge_cell(clause, cell, known, scope, terms)), kept.year
            )
            made += here
            terms_by_key |= {} if is_main else {one.key: terms for one in here}
        before = kept.by_clause[name]
        still = _without(before.occurrences, those)
        changed[name] = replace(before, occurrences=tuple(sorted([*still, *made], key=order)))
    return _at(kept, as_at, changed, terms_by_key)


def _without(occurrences: Iterable[Occurrence], cells: list[Cell]) -> list[Occurrence]:
    """The occurrences that are in none of the cells."""
    subjects = {one.subject for one in cells if one.subject is not None}
    members = {one.member for one in cells if one.member}
    if any(one.subject is None and not one.member for one in cells):
        return []
    return [
        one
        for one in occurrences
        if one.subject[:2] not in subjects and one.key.rpartition("|")[2] not in members
    ]


def _wanted(cells: Iterable[Cell], of: dict[str, Asked], scope: Scope) -> Wanted:
    """What the cells rest on."""
    subjects, members, kinds = set(), set(), set()
    by_key = {one.key: one for one in (*scope.places, *scope.groups)}
    cells = [one for one in cells if one.member in by_key or one.member in ("", "landlord")]
    for cell in cells:
        for clause, terms, _ in of[cell.clause]:
            duty = clause.duty
            for reach in reaches(clause, terms):
                until = reach.until or terms.closes
                if cell.subject is not None and isinstance(duty, (Clock, Target)):
                    subjects.add((reach.kind, *cell.subject))
                elif cell.member in by_key and isinstance(duty, Cadence):
                    member = by_key[cell.member]
                    each = "place" if member.key.startswith("place:") else "group"
                    members.add((reach.kind, each, member.place_id if each == "place" else None,
                                 member.group, reach.since, until))  # fmt: skip
                else:
                    kinds.add((reach.kind, reach.since, until))
    return Wanted(frozenset(subjects), frozenset(members), frozenset(kinds))


def _at(
    kept: Standing, as_at: datetime, changed: dict[str, ClauseStanding], terms: dict[str, Terms]
) -> Standing:
    """The standing with some clauses changed, at a later moment."""
    today = on_day(as_at)
    by_clause = {name: changed.get(name, one) for name, one in kept.by_clause.items()}
    if today != kept.today:
        by_clause = {name: replace(one, today=today) for name, one in by_clause.items()}
    return replace(
        kept, by_clause=by_clause, as_at=as_at, terms={**kept.terms, **terms} if terms else kept.terms
    )
