"""Samples of closed cases: which periods can be drawn, what was drawn, and whether it would be drawn again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Concat

from sayso.foundations.clocks.counting import end_of, on_day, start_of
from sayso.foundations.clocks.periods import Period
from sayso.framework.enums import DRAWN, SAMPLED
from sayso.framework.models import Fact
from sayso.framework.queries import editions
from sayso.framework.rules.bodies import Group
from sayso.framework.rules.processes import Sample, draw, periods_over, seed_of
from sayso.people.models import Landlord

SHOWN = 12  # periods of each sample


@dataclass(frozen=True)
class Drawable:
    """One whole period of a sample that is over."""

    sample: Sample
    group: Group | None
    period: Period
    seed: str

    @property
    def key(self) -> str:
        """What the draw is called on the record, so that there is only one."""
        return f"sample:{self.sample.id}:{self.period.start.isoformat()}"

    @property
    def subject_id(self) -> str:
        return f"{self.sample.id}:{self.period.start.isoformat()}"


@dataclass(frozen=True)
class PeriodLine:
    """A period with how many cases were closed in it, how many are to be drawn, and the draw where there is one."""

    one: Drawable
    cases: int
    number: int
    drawn: Fact | None


@dataclass(frozen=True)
class SampleLine:
    sample: Sample
    group: Group | None
    periods: tuple[PeriodLine, ...]


def drawable(landlord: Landlord, today: date) -> list[Drawable]:
    """Every period of every sample that is over, by the edition in force on its first day, the latest first."""
    found = [
        Drawable(sample, edition.pack.group(sample.group), period, seed_of(landlord.slug, sample, period))
        for edition in editions.loaded(landlord)
        for sample in edition.pack.samples
        for period in periods_over(
            sample, edition.measured_from, edition.ends_on or today, today, edition.pack.year
        )
    ]
    return sorted(found, key=lambda one: one.period, reverse=True)


def named(landlord: Landlord, sample_id: str, starts_on: date, today: date) -> Drawable | None:
    """The period of a sample that begins on a day; None where there is none, or it is not over."""
    return next(
        (
            one for one in drawable(landlord, today)
            if one.sample.id == sample_id and one.period.start == starts_on
        ),
        None,
    )  # fmt: skip


def sample_lines(landlord: Landlord, today: date) -> list[SampleLine]:
    """The samples of the framework in force, each with its last periods that are over."""
    edition = editions.in_force(landlord, today)
    if edition is None:
        return []
    found = drawable(landlord, today)
    drawn = {one.key: one for one in Fact.objects.filter(landlord=landlord, kind=DRAWN.name, corrects=None)}
    lines = []
    for sample in edition.pack.samples:
        mine = [one for one in found if one.sample.id == sample.id][:SHOWN]
        counts = _counts(landlord, sample.of, [one.period for one in mine])
        periods = tuple(
            PeriodLine(one, cases, one.sample.number(cases), drawn.get(one.key))
            for one, cases in zip(mine, counts, strict=True)
        )
        lines.append(SampleLine(sample, edition.pack.group(sample.group), periods))
    return lines


def _counts(landlord: Landlord, kind: str, periods: list[Period]) -> list[int]:
    """How many cases were closed in each period, asked once."""
    if not periods:
        return []
    case = Concat("subject_kind", Value(":"), "subject_id")
    each = {
        f"in_{at}": Count(case, distinct=True, filter=Q(occurred_at__range=_days(one)))
        for at, one in enumerate(periods)
    }
    found = Fact.objects.filter(landlord=landlord, kind=kind, retracts=False, corrected_by=None).aggregate(
        **each
    )
    return [found[f"in_{at}"] for at in range(len(periods))]


def closed(landlord: Landlord, one: Drawable, known_at: datetime | None = None) -> dict[str, Fact]:
    """The cases that were closed in a period by their names, each with the fact that closed it.

    With `known_at`, as the record had them at that moment.
    """
    facts: QuerySet[Fact] = Fact.objects.filter(
        landlord=landlord, kind=one.sample.of, retracts=False, occurred_at__range=_days(one.period)
    )
    if known_at is None:
        facts = facts.filter(corrected_by=None)
    else:
        later = Q(corrected_by=None) | Q(corrected_by__recorded_at__gt=known_at)
        facts = facts.filter(later, recorded_at__lte=known_at)
    found: dict[str, Fact] = {}
    for fact in facts.select_related("place").order_by("occurred_at", "pk"):
        found.setdefault(case_name(fact), fact)
    return found


def case_name(fact: Fact) -> str:
    """What a case is drawn by: the kind and the number of its subject, never a person."""
    return f"{fact.subject_kind}:{fact.subject_id}"


@dataclass(frozen=True)
class Case:
    """A drawn case and the fact that closed it; no fact where that is not on the record any more."""

    name: str
    closed: Fact | None
    sampled: Fact


@dataclass(frozen=True)
class DrawPage:
    """One draw: its cases, and the cases of the period as they were known then and are now."""

    fact: Fact
    one: Drawable
    cases: tuple[Case, ...]
    then: frozenset[str]
    now: frozenset[str]

    @property
    def added(self) -> int:
        """Cases of the period that came to be known after the draw."""
        return len(self.now - self.then)

    @property
    def gone(self) -> int:
        """Cases that were known at the draw and were corrected or withdrawn since."""
        return len(self.then - self.now)

    @cached_property
    def same_again(self) -> bool:
        """Whether the seed draws the same cases from those that were known then."""
        drawn = draw(self.one.seed, self.then, self.one.sample.number(len(self.then)))
        return drawn == sorted(one.name for one in self.cases)

    @property
    def names(self) -> list[str]:
        """Every case of the period as it was known at the draw, in order."""
        return sorted(self.then)


def draw_page(landlord: Landlord, pk: int) -> DrawPage | None:
    """One draw of the landlord's; None where there is none of that number."""
    fact = (
        Fact.objects.filter(landlord=landlord, kind=DRAWN.name, corrects=None, pk=pk)
        .select_related("corrected_by")
        .first()
    )
    one = _of(landlord, fact) if fact else None
    if fact is None or one is None:
        return None
    then, now = closed(landlord, one, fact.recorded_at), closed(landlord, one)
    sampled = Fact.objects.filter(landlord=landlord, kind=SAMPLED.name, note=fact.note, corrects=None)
    cases = sorted(((case_name(each), each) for each in sampled), key=lambda pair: pair[0])
    return DrawPage(
        fact, one, tuple(Case(name, now.get(name) or then.get(name), each) for name, each in cases),
        frozenset(then), frozenset(now),
    )  # fmt: skip


def _of(landlord: Landlord, fact: Fact) -> Drawable | None:
    found = drawable(landlord, on_day(fact.recorded_at))
    return next((one for one in found if one.key == fact.key), None)


def _days(period: Period) -> tuple[datetime, datetime]:
    return start_of(period.start), end_of(period.end)
