"""How a landlord stands by its framework, now or on any past day."""

from __future__ import annotations

import gc
import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from typing import TypeVar, overload

from sayso.foundations.clocks.calendars import plain_day
from sayso.foundations.clocks.counting import end_of, on_day
from sayso.foundations.clocks.periods import Period
from sayso.foundations.database.replica import reads_replica
from sayso.framework.models import EngagementGroup
from sayso.framework.queries import editions, record
from sayso.framework.queries.editions import LoadedEdition
from sayso.framework.rules.cells import Reach, reaches
from sayso.framework.rules.evaluation import judge, order
from sayso.framework.rules.packs import Area, Clause, Clock, Pack
from sayso.framework.rules.record import FactRow, Record
from sayso.framework.rules.scope import Member, Scope, Terms
from sayso.framework.rules.standing import (
    SOON,
    Cell,
    Numbers,
    by_urgency,
    in_years,
    numbers,
    total,
    worst_then_newest,
    year_cells,
)
from sayso.framework.rules.verdicts import Occurrence, State
from sayso.people.models import Landlord, Place

_Key = TypeVar("_Key")


@dataclass(frozen=True)
class ClauseStanding:
    """Each time one clause was asked in the year shown, and what follows from it."""

    clause: Clause
    occurrences: tuple[Occurrence, ...]
    year: Period
    today: date

    @cached_property
    def numbers(self) -> Numbers:
        return numbers(self.occurrences, self.today)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        return year_cells(self.occurrences, self.year)

    @cached_property
    def pressing(self) -> list[Occurrence]:
        """What is late now, then what is due soon, the oldest first."""
        due = self.only(state=State.DUE).occurrences
        soon = [one for one in due if one.due_on is not None and one.due_on <= self.today + SOON]
        return sorted([*self.only(state=State.LATE).occurrences, *soon], key=by_urgency)

    @cached_property
    def worst_first(self) -> tuple[Occurrence, ...]:
        """The worst first and then the newest, as people read what went wrong."""
        return tuple(sorted(self.occurrences, key=worst_then_newest))

    @cached_property
    def most_urgent(self) -> Occurrence:
        """What is late now before what was missed and what is due, the oldest first. There must be one."""
        urgent = {State.LATE: 0, State.MISSED: 1, State.DUE: 2}
        return min(self.occurrences, key=lambda one: (urgent.get(one.state, 3), one.due_on or date.max))

    # Those of one state, place, month or day due, each with what follows from it: kept, for a page asks
    # for the same ones as the page before it.

    @cached_property
    def of_state(self) -> dict[State, ClauseStanding]:
        return self._split(lambda one: one.state)

    @cached_property
    def of_place(self) -> dict[int | None, ClauseStanding]:
        return self._split(lambda one: one.place_id)

    @cached_property
    def of_month(self) -> dict[date | None, ClauseStanding]:
        return self._split(lambda one: one.month)

    @cached_property
    def of_day(self) -> dict[date | None, ClauseStanding]:
        return self._split(lambda one: one.due_on)

    def only(self, *, place: int | None = None, month: str = "", state: str = "") -> ClauseStanding:
        """What of it was asked at a place, in a month like 2026-05, and came to a state; empty does not narrow."""
        found = self
        if place:
            found = found.of_place.get(place, found._none)
        if month:
            first = plain_day(f"{month}-01")
            found = found.of_month.get(first, found._none) if first else found._none
        if state:
            found = found.of_state.get(State(state), found._none)
        return found

    @cached_property
    def _none(self) -> ClauseStanding:
        return replace(self, occurrences=())

    def _split(self, key: Callable[[Occurrence], _Key]) -> dict[_Key, ClauseStanding]:
        found: dict[_Key, list[Occurrence]] = defaultdict(list)
        for one in self.occurrences:
            found[key(one)].append(one)
        return {name: replace(self, occurrences=tuple(those)) for name, those in found.items()}

    @cached_property
    def by_key(self) -> dict[str, Occurrence]:
        return {one.key: one for one in self.occurrences}

    @cached_property
    def next_due_at(self) -> datetime | None:
        """When the next of what is not done yet falls due."""
        return min(
            (one.due_at for one in self.occurrences if one.due_at is not None and one.state == State.DUE),
            default=None,
        )

    @cached_property
    def stands_still(self) -> bool:
        """Whether a clock of it is stopped, so that its date moves with the time."""
        return any(one.paused for one in self.occurrences)


class WorstFirst(Sequence[tuple[Clause, Occurrence]]):
    """What several clauses were asked, as one list in the order of `worst_first`, put together only as far as it is read."""

    def __init__(self, parts: Iterable[ClauseStanding]) -> None:
        self.parts = [one for one in parts if one.occurrences]

    def __len__(self) -> int:
        return sum(len(one.occurrences) for one in self.parts)

    @overload
    def __getitem__(self, at: int) -> tuple[Clause, Occurrence]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[Clause, Occurrence]]: ...
    def __getitem__(self, at: int | slice) -> tuple[Clause, Occurrence] | list[tuple[Clause, Occurrence]]:
        if isinstance(at, int):
            return self[at : at + 1][0]
        rows = heapq.merge(*map(self._rows, self.parts), key=lambda pair: worst_then_newest(pair[1]))
        return list(islice(rows, *at.indices(len(self))))

    @staticmethod
    def _rows(part: ClauseStanding) -> Iterator[tuple[Clause, Occurrence]]:
        return ((part.clause, one) for one in part.worst_first)


@dataclass(frozen=True)
class Standing:
    """Every occurrence of every duty of a landlord that is due in a year, as the record said at a moment."""

    pack: Pack  # the landlord's own framework in force, else the law that is loaded
    packs: tuple[Pack, ...]  # the newest edition of each that is loaded
    by_clause: Mapping[str, ClauseStanding]
    scope: Scope
    year: Period
    as_at: datetime
    terms: Mapping[
        str, Terms
    ]  # by occurrence key, where another edition than the newest of the framework asked it
    now: Terms

    @property
    def today(self) -> date:
        return on_day(self.as_at)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Of every edition that has duties, the newest words of each."""
        return tuple(one.clause for one in self.by_clause.values())

    @cached_property
    def areas(self) -> dict[str, Area]:
        """The areas of every pack, by id."""
        return {one.id: one for pack in (*self.packs, self.pack) for one in pack.areas}

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        return tuple(one for clause in self.by_clause.values() for one in clause.occurrences)

    @cached_property
    def numbers(self) -> Numbers:
        """The year shown in numbers."""
        return total(one.numbers for one in self.by_clause.values())

    @cached_property
    def own_numbers(self) -> Numbers:
        """The landlord's own promises in numbers, without the law that is counted beside them."""
        law = {one.id for pack in self.packs if pack.is_regulation for one in pack.clauses}
        return total(one.numbers for name, one in self.by_clause.items() if name not in law)

    def of_clause(self, clause_id: str) -> tuple[Occurrence, ...]:
        known = self.by_clause.get(clause_id)
        return known.occurrences if known else ()

    def terms_of(self, one: Occurrence) -> Terms:
        """The terms by which an occurrence was counted."""
        return self.terms.get(one.key, self.now)


def scope(landlord: Landlord) -> Scope:
    """The landlord with its places and groups, also those closed since or registered later.

    Promises hold at a place from the day it opened where that is known, else from when it was registered.
    """
    places = Place.objects.filter(landlord=landlord).order_by("name", "pk")
    groups = EngagementGroup.objects.filter(landlord=landlord)
    return Scope(
        landlord=landlord.name,
        places=tuple(
            Member(
                f"place:{one.pk}", one.name, place_id=one.pk, kind=one.kind, scheme_kind=one.scheme_kind,
                starts_on=one.opened_on or on_day(one.registered_at), ends_on=one.closed_on,
                known_since=one.registered_at,
            )
            for one in places
        ),
        groups=tuple(
            Member(
                f"group:{one.slug}", one.name, place_id=one.place_id, group=one.slug, kind=one.kind,
                starts_on=one.starts_on, ends_on=one.ends_on,
            )
            for one in groups
        ),
    )  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """What is asked of whom: the editions of a landlord's framework, and its places and groups."""

    editions: list[LoadedEdition]
    scope: Scope

    @cached_property
    def main(self) -> LoadedEdition:
        """The newest edition of the landlord's own framework, else of the law."""
        own = [one for one in self.editions if not one.pack.is_regulation]
        return (own or self.editions)[-1]

    def year_of(self, day: date) -> Period:
        return self.main.pack.year.year_of(day)

    def asked(self, shows: Period) -> Iterator[tuple[LoadedEdition, Clause, Terms]]:
        """Every duty of every edition, with the terms by which it is counted for the days shown."""
        for edition in self.editions:
            terms = replace(edition.terms(shows.end), shows=shows)
            for clause in edition.pack.duties:
                yield edition, clause, terms.of(clause)

    def reaches(self, shows: Period) -> list[Reach]:
        return [reach for _, clause, terms in self.asked(shows) for reach in reaches(clause, terms)]

    def starting(self) -> set[str]:
        """The kinds of fact that start clocks."""
        duties = [clause.duty for one in self.editions for clause in one.pack.duties]
        return {one.when for one in duties if isinstance(one, Clock)}


def frame(landlord: Landlord) -> Frame:
    """What is asked of a landlord, and of which places and groups."""
    return Frame(editions.loaded(landlord), scope(landlord))


@reads_replica
def standing(landlord: Landlord, as_at: datetime, *, year_of: date | None = None) -> Standing | None:
    """How the landlord stands; None where it has no framework. `year_of` is a day in the year shown."""
    return judged(landlord, as_at, frame(landlord), year_of=year_of)[0]


def judged(
    landlord: Landlord, as_at: datetime, asked: Frame, *, year_of: date | None = None
) -> tuple[Standing | None, datetime | None]:
    """As `standing`, with the first moment after it at which a fact or place that is there already is to be seen."""
    if not asked.editions:
        return None, None
    year = asked.year_of(year_of or on_day(as_at))
    with unswept():
        rows = record.of_stretch(landlord, asked.reaches(year), asked.starting())
        made = standing_of(asked, rows, as_at, year)
    to_come = [one.recorded_at for one in rows if one.recorded_at > as_at]
    to_come += [one.known_since for one in asked.scope.places if one.known_since and one.known_since > as_at]
    return made, min(to_come, default=None)


@reads_replica
def standings(landlord: Landlord, as_at: datetime, days: Sequence[date]) -> list[Standing]:
    """How the landlord stands in each of the years that the days are in, from one reading of the record.

    As many times `standing`, but what lies between the first year and the last is read and judged once.
    """
    asked = frame(landlord)
    if not asked.editions or not days:
        return []
    years = list(dict.fromkeys(asked.year_of(day) for day in sorted(days)))
    shows = Period(years[0].start, years[-1].end)
    with unswept():
        rows = record.of_stretch(landlord, asked.reaches(shows), asked.starting(), long=True)
        found = _judge(asked, rows, as_at, shows)
        return _of_years(asked, found, as_at, years)


def at_moments(
    landlord: Landlord, asked: Frame, moments: Sequence[datetime], days: Sequence[date]
) -> list[list[Standing]]:
    """How what is asked of a landlord stood at each moment, in the years of the days, from one reading."""
    years = list(dict.fromkeys(asked.year_of(day) for day in sorted(days)))
    shows = Period(years[0].start, years[-1].end)
    with unswept():
        rows = record.of_stretch(landlord, asked.reaches(shows), asked.starting())
        return [_of_years(asked, _judge(asked, rows, at, shows), at, years) for at in moments]


def standing_of(asked: Frame, rows: Iterable[FactRow], as_at: datetime, year: Period) -> Standing:
    """How things stand by the facts, for what is due in a year."""
    return _of_years(asked, _judge(asked, rows, as_at, year), as_at, [year])[0]


@dataclass(frozen=True)
class _Judged:
    """Every occurrence of a stretch by its clause, the newest words of each, and other terms by key."""

    found: Mapping[str, list[Occurrence]]
    words: Mapping[str, Clause]
    terms: Mapping[str, Terms]


def _judge(asked: Frame, rows: Iterable[FactRow], as_at: datetime, shows: Period) -> _Judged:
    known = Record(rows, as_at)
    found: dict[str, list[Occurrence]] = {}
    words: dict[str, Clause] = {}
    terms_by_key: dict[str, Terms] = {}
    for edition, clause, terms in asked.asked(shows):
        made = judge([clause], known, asked.scope, terms)
        before = found.get(clause.id)
        found[clause.id] = sorted([*before, *made], key=order) if before else made
        words[clause.id] = clause
        if edition is not asked.main:
            terms_by_key |= {one.key: terms for one in made}
    return _Judged(found, words, terms_by_key)


def _of_years(asked: Frame, judged: _Judged, as_at: datetime, years: Sequence[Period]) -> list[Standing]:
    """What was judged, year by year."""
    today = on_day(as_at)
    newest = {one.pack.slug: one.pack for one in asked.editions}
    by_year = {name: in_years(found, years) for name, found in judged.found.items()}
    return [
        Standing(
            pack=asked.main.pack,
            packs=tuple(newest.values()),
            by_clause={
                name: ClauseStanding(clause, tuple(by_year[name][year]), year, today)
                for name, clause in judged.words.items()
            },
            scope=asked.scope,
            year=year,
            as_at=as_at,
            terms=judged.terms,
            now=asked.main.terms(year.end),
        )
        for year in years
    ]


@contextmanager
def unswept() -> Iterator[None]:
    """Let no search for waste go over a million new things while they are made, nor after: none of them is waste."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # puts them past the young, which the next search would go through at once …
            gc.unfreeze()  # … and then among the old
            gc.enable()


def moment_of(day: date, now: datetime) -> datetime:
    """The moment a day is looked at: its end, or now where it is today or later."""
    return min(end_of(day), now)
