"""How a landlord stands by its framework, now or on any past day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sayso.foundations.clocks.counting import end_of, on_day
from sayso.foundations.clocks.periods import Period
from sayso.framework.enums import ABOUT_DUTIES
from sayso.framework.models import EngagementGroup, Fact
from sayso.framework.queries import editions
from sayso.framework.queries.editions import LoadedEdition
from sayso.framework.rules.evaluation import judge
from sayso.framework.rules.packs import Cadence, Clause, Clock, Pack, Target
from sayso.framework.rules.record import FactRow, Record
from sayso.framework.rules.scope import Member, Scope, Terms
from sayso.framework.rules.standing import Numbers, in_year, numbers
from sayso.framework.rules.verdicts import Occurrence
from sayso.people.models import Landlord, Place

FACT_COLUMNS = (
    "id", "kind", "subject_kind", "subject_id", "subject_title", "subject_url", "place_id", "group", "value",
    "occurred_at", "recorded_at", "recorded_by", "note", "evidence_url", "decided_by", "corrects_id", "retracts",
)  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """Every occurrence of every duty of a landlord, as the record said at a moment."""

    pack: Pack
    clauses: tuple[Clause, ...]  # of every edition that has occurrences, the newest words of each
    occurrences: tuple[Occurrence, ...]
    scope: Scope
    year: Period
    as_at: datetime
    terms: dict[str, Terms]  # by occurrence key, where an older edition asked it
    now: Terms

    @property
    def today(self) -> date:
        return on_day(self.as_at)

    @cached_property
    def this_year(self) -> list[Occurrence]:
        """What is due in the year shown."""
        return in_year(self.occurrences, self.year)

    @cached_property
    def numbers(self) -> Numbers:
        """The year shown in numbers."""
        return numbers(self.this_year, self.today)

    def of_clause(self, clause_id: str) -> list[Occurrence]:
        return [one for one in self.occurrences if one.clause == clause_id]

    def terms_of(self, one: Occurrence) -> Terms:
        """The terms by which an occurrence was counted."""
        return self.terms.get(one.key, self.now)


def kinds_of(clauses: tuple[Clause, ...]) -> set[str]:
    """The kinds of fact that duties look at."""
    found: set[str] = set(ABOUT_DUTIES)
    for clause in clauses:
        duty = clause.duty
        if isinstance(duty, Clock):
            found |= {duty.when, duty.then}
        elif isinstance(duty, Cadence):
            found.add(duty.of)
        elif isinstance(duty, Target):
            found.add(duty.measure)
    return found


def facts(landlord: Landlord, kinds: set[str], as_at: datetime | None = None) -> list[FactRow]:
    """The facts of some kinds that were recorded by a moment, or all there are."""
    rows = Fact.objects.filter(landlord=landlord, kind__in=kinds)
    if as_at is not None:
        rows = rows.filter(recorded_at__lte=as_at)
    return [
        FactRow._make(row) for row in rows.order_by().values_list(*FACT_COLUMNS).iterator(chunk_size=5000)
    ]


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


def frame(landlord: Landlord) -> Frame:
    """What is asked of a landlord, and of which places and groups."""
    return Frame(editions.loaded(landlord), scope(landlord))


def standing(landlord: Landlord, as_at: datetime, *, year_of: date | None = None) -> Standing | None:
    """How the landlord stands; None where it has no framework. `year_of` is a day in the year shown."""
    asked = frame(landlord)
    if not asked.editions:
        return None
    kinds = kinds_of(_duties(asked.editions))
    return _standing(asked, facts(landlord, kinds, as_at), as_at, year_of)


def judged(landlord: Landlord, as_at: datetime, asked: Frame) -> tuple[Standing | None, datetime | None]:
    """As `standing`, with the first moment after it at which a fact or place that is there already is to be seen."""
    if not asked.editions:
        return None, None
    rows = facts(landlord, kinds_of(_duties(asked.editions)))
    made = _standing(asked, rows, as_at, None)
    to_come = [one.recorded_at for one in rows]
    to_come += [one.known_since for one in made.scope.places if one.known_since is not None]
    return made, min((one for one in to_come if one > as_at), default=None)


def _duties(found: list[LoadedEdition]) -> tuple[Clause, ...]:
    return tuple(clause for one in found for clause in one.pack.duties)


def _standing(asked: Frame, rows: list[FactRow], as_at: datetime, year_of: date | None) -> Standing:
    found, whom = asked.editions, asked.scope
    newest = found[-1]
    year = newest.pack.year.year_of(year_of or on_day(as_at))
    until = max(year.end, newest.pack.year.year_of(on_day(as_at)).end)
    record = Record(rows, as_at)
    occurrences, terms_by_key = _judged(found, record, whom, until)
    return Standing(
        pack=newest.pack,
        clauses=tuple({clause.id: clause for clause in _duties(found)}.values()),
        occurrences=tuple(occurrences),
        scope=whom,
        year=year,
        as_at=as_at,
        terms=terms_by_key,
        now=newest.terms(until),
    )


def _judged(
    found: list[LoadedEdition], record: Record, whom: Scope, until: date
) -> tuple[list[Occurrence], dict[str, Terms]]:
    occurrences: list[Occurrence] = []
    terms_by_key: dict[str, Terms] = {}
    for edition in found:
        terms = edition.terms(until)
        made = judge(edition.pack.duties, record, whom, terms)
        occurrences += made
        if edition is not found[-1]:
            terms_by_key |= {one.key: terms for one in made}
    return occurrences, terms_by_key


def moment_of(day: date, now: datetime) -> datetime:
    """The moment a day is looked at: its end, or now where it is today or later."""
    return min(end_of(day), now)
