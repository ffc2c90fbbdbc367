"""A simulated stretch of a landlord's life, for demonstrations and proofs: everything kept but what is planted.

It reads the pack, so any framework can be lived through: each cadence happens in its period, things
begin at a likely rate, and each clock is answered in time.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sayso.foundations.access.actors import Actor
from sayso.foundations.clocks.calendars import ONE_DAY
from sayso.foundations.clocks.counting import LONDON, add_working_days, end_of, on_day, start_of
from sayso.foundations.clocks.periods import Period
from sayso.foundations.history.context import command
from sayso.framework.commands import groups
from sayso.framework.models import Fact
from sayso.framework.queries import editions, standing
from sayso.framework.rules.cadences import periods
from sayso.framework.rules.clocks import due
from sayso.framework.rules.durations import WORKING_DAYS
from sayso.framework.rules.packs import Cadence, Clause, Clock, Target
from sayso.framework.rules.record import FactRow
from sayso.framework.rules.scope import Member, Scope, Terms
from sayso.people.models import Landlord, Place

# What begins by itself, how often a month, and what it is called.
HAPPENS: dict[str, tuple[float, str]] = {
    "activity.held": (4, "Community day"),
    "interest.received": (8, "Someone who asked to get involved"),
    "enquiry.received": (20, "Enquiry"),
    "complaint.closed": (5, "Complaint"),
    "compliment.received": (6, "Compliment"),
    "adverse_event.received": (1, "Near miss"),
    "involvement.started": (3, "Newly involved customer"),
    "training.requested": (2, "Training asked for"),
    "recruitment.planned": (1, "Interview"),
    "scrutiny.review_started": (0.2, "Scrutiny review"),
    "policy.review_started": (0.5, "Policy review"),
    "procurement.started": (0.3, "Purchase"),
    "strategy.drafted": (0.2, "Strategy"),
    "walk.held": (1, "Estate walk"),
    "change.made": (2, "Change to a service"),
    "survey.closed": (0.5, "Survey of opinion"),
}
NOUNS = {"meeting": "meeting", "survey": "survey", "site": "site", "group": "group"}


@dataclass(frozen=True)
class Faults:
    """What goes wrong, for a proof that exactly this is found."""

    minutes_late: int = 0
    surveys_missed: int = 0
    interests_late: int = 0
    activities_late: int = 0


@dataclass(frozen=True)
class Simulated:
    """How many facts were recorded, and the keys of the occurrences that went wrong."""

    facts: int
    late: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass
class Life:
    """The facts as they come to be."""

    terms: Terms
    scope: Scope
    clauses: Sequence[Clause]
    end: date
    chance: random.Random
    to_be_late: dict[str, int]
    to_be_missed: dict[tuple[str, int], int]
    facts: list[FactRow] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    _seen: set[tuple[str, str, str]] = field(default_factory=set)

    def add(
        self, kind: str, subject: tuple[str, str, str], at: datetime, place: int | None = None,
        group: str = "", value: float | None = None,
    ) -> None:  # fmt: skip
        """Let a fact happen, once for its subject, and answer every clock that it starts."""
        if on_day(at) > self.end:
            return
        fact = FactRow(
            len(self.facts) + 1, kind, *subject, "", place, group, value, at, at, "", "", "", "", None, False
        )
        self.facts.append(fact)
        self._answer(fact)

    def _answer(self, fact: FactRow) -> None:
        for clause in self.clauses:
            clock = clause.duty
            if (
                not isinstance(clock, Clock)
                or clock.when != fact.kind
                or not self.scope.fits(fact, clock.only)
            ):
                continue
            mark = (clock.then, *fact.subject)
            late = self._turn(clause.id, fact)
            if mark in self._seen and not late:
                continue
            self._seen.add(mark)
            subject = (fact.subject_kind, fact.subject_id, fact.subject_title)
            self.add(clock.then, subject, self._when(clause.id, clock, fact, late), fact.place_id, fact.group)

    def _turn(self, clause: str, fact: FactRow) -> bool:
        """Whether this is one of those to be answered late: not too near the end, so that it still is."""
        if not self.to_be_late.get(clause, 0) or on_day(fact.occurred_at) >= self.end - timedelta(days=30):
            return False
        late = self.chance.random() < 0.5
        self.to_be_late[clause] -= late
        return late

    def _when(self, clause: str, clock: Clock, fact: FactRow, late: bool) -> datetime:
        if clock.within is None:
            return _morning(
                on_day(fact.occurred_at) + timedelta(days=self.chance.randint(2, 20)), self.chance
            )
        last = due(clock.within, fact.occurred_at, self.terms.calendar, self.terms.office, ())
        if late:
            self.late.append(f"{clause}|{fact.subject_kind}:{fact.subject_id}")
            if clock.within.unit == WORKING_DAYS:
                return _morning(add_working_days(self.terms.calendar, on_day(last), 1), self.chance)
            return _morning(on_day(last) + timedelta(days=2), self.chance)
        return fact.occurred_at + (last - fact.occurred_at) * self.chance.uniform(0.2, 0.8)

    def meet(self, clause: Clause, cadence: Cadence, member: Member, period: Period) -> None:
        """Let a cadence happen in its period, unless it is to be missed."""
        missing = (clause.id, period.start.month)
        if self.to_be_missed.get(missing, 0):
            self.to_be_missed[missing] -= 1
            self.missed.append(f"{clause.id}|{period.start.isoformat()}|{member.key}")
            return
        kind = cadence.of.split(".", 1)[0]
        for number in range(cadence.times):
            first, last = period.start, min(period.end, self.end, period.start + timedelta(days=80))
            day = first + (last - first) * self.chance.uniform(0.1, 0.8)
            day = min(self.terms.calendar.next_working(day), last)
            about = cadence.only.about
            name = (
                about
                or f"{cadence.of.split('.')[1]}-{member.key}-{period.start.isoformat()}-{number}".replace(
                    ":", "-"
                )
            )
            title = (
                clause.name
                if about or member.key == "landlord"
                else f"{member.name}: {NOUNS.get(kind, kind)}"
            )
            self.add(
                cadence.of, (kind, name, title), _morning(day, self.chance), member.place_id, member.group
            )


def _morning(day: date, chance: random.Random) -> datetime:
    return datetime.combine(day, time(9), LONDON) + timedelta(minutes=chance.randint(0, 420))


@command
def simulate(
    *, landlord: Landlord, places: Iterable[Place], start: date, end: date, seed: int,
    faults: Faults | None = None, by: Actor, at: datetime,
) -> Simulated:  # fmt: skip
    """Record a lived-through stretch of time; the pack must be loaded and counted from `start`.

    The same seed over the same places gives the same facts. Nothing is recorded after `at`.
    """
    faults = faults or Faults()
    sites = list(places)
    _forums(landlord, sites, by, start_of(start))
    edition = editions.in_force(landlord, end)
    if edition is None:
        raise ValueError("Load a pack first.")
    life = Life(
        terms=edition.terms(end), scope=standing.scope(landlord), clauses=edition.pack.duties, end=end,
        chance=random.Random(seed),  # noqa: S311  a simulation, nothing secret
        to_be_late={
            "forum-minutes": faults.minutes_late, "interest-answered": faults.interests_late,
            "activity-recorded": faults.activities_late,
        },
        to_be_missed={("scheme-survey", 11): faults.surveys_missed},
    )  # fmt: skip
    _live(life, sites, start)
    _keep(landlord, life.facts, by, at)
    return Simulated(len(life.facts), tuple(sorted(life.late)), tuple(sorted(life.missed)))


def _forums(landlord: Landlord, sites: list[Place], by: Actor, at: datetime) -> None:
    for site in sites:
        if site.kind in ("estate", "block"):
            groups.open_group(
                landlord=landlord, name=f"{site.name} forum", kind="forum", slug=f"forum-{site.pk}",
                place=site, by=by, at=at,
            )  # fmt: skip


def _live(life: Life, sites: list[Place], start: date) -> None:
    for clause in life.clauses:
        if isinstance(clause.duty, Cadence):
            for member in life.scope.members(clause.duty):
                for period in periods(clause.duty, life.terms):
                    if member.there_for(period) and period.start <= life.end:
                        life.meet(clause, clause.duty, member, period)
        elif isinstance(clause.duty, Target):
            for number, day in enumerate(_days(life, start, 0.5)):
                title = f"Change {number + 1} to a service"
                figure = float(clause.duty.at_least or 0) + life.chance.randint(2, 50)
                life.add(clause.duty.measure, ("service", f"{clause.id}-{number}", title),
                         _morning(day, life.chance), value=figure)  # fmt: skip
    _happen(life, sites, start)


def _happen(life: Life, sites: list[Place], start: date) -> None:
    for kind, (rate, title) in HAPPENS.items():
        for number, day in enumerate(_days(life, start, rate)):
            place = life.chance.choice(sites).pk if sites else None
            name = kind.split(".", 1)[0]
            life.add(
                kind,
                (name, f"{name}-{number + 1}", f"{title} {number + 1}"),
                _morning(day, life.chance),
                place,
            )
    for group in life.scope.groups:
        if group.kind == "forum":
            for number, day in enumerate(_days(life, start, 1)):
                subject = ("meeting", f"{group.group}-{number + 1}", f"{group.name}, meeting {number + 1}")
                life.add("meeting.held", subject, _morning(day, life.chance), group.place_id, group.group)
    for site in (one for one in sites if one.scheme_kind == "young_people"):
        for number, day in enumerate(_days(life, start, 0.5)):
            subject = ("tenancy", f"left-{site.pk}-{number + 1}", f"Someone who left {site.name}")
            life.add("tenancy.ended", subject, _morning(day, life.chance), site.pk)
        for number, day in enumerate(_days(life, start, 0.7)):
            subject = ("meeting", f"young-{site.pk}-{number + 1}", f"{site.name}, meeting {number + 1}")
            life.add("meeting.held", subject, _morning(day, life.chance), site.pk)


def _days(life: Life, start: date, a_month: float) -> list[date]:
    """Working days on which something begins, so many a month on average."""
    found, day = [], start
    while day <= life.end:
        if life.terms.calendar.is_working(day) and life.chance.random() < a_month / 21:
            found.append(day)
        day += ONE_DAY
    return found


def _keep(landlord: Landlord, facts: list[FactRow], by: Actor, at: datetime) -> None:
    """Record the facts as if each had been reported soon after it happened."""
    latest = min(at, end_of(on_day(at)))
    Fact.objects.bulk_create(
        [
            Fact(
                landlord=landlord, kind=one.kind, subject_kind=one.subject_kind, subject_id=one.subject_id,
                subject_title=one.subject_title, place_id=one.place_id, group=one.group,
                value=None if one.value is None else Decimal(str(one.value)), occurred_at=one.occurred_at,
                recorded_at=min(one.occurred_at + timedelta(minutes=40), latest), recorded_by=by.actor_name,
            )
            for one in facts
            if one.occurred_at <= latest
        ],
        batch_size=1000,
    )  # fmt: skip
