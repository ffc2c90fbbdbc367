"""A framework as data: what a pack holds once it has been read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sayso.foundations.clocks.counting import OfficeHours
from sayso.foundations.clocks.periods import YearStart
from sayso.framework.rules.bodies import Group, Role
from sayso.framework.rules.durations import Duration, Every
from sayso.framework.rules.funds import Fund
from sayso.framework.rules.processes import Planned, Process, Review, Sample

FRAMEWORK = "framework"
REGULATION = "regulation"


@dataclass(frozen=True)
class Selector:
    """Which facts or members a duty is about. What is empty does not narrow."""

    group: str = ""
    group_kinds: tuple[str, ...] = ()
    place_kinds: tuple[str, ...] = ()
    scheme_kinds: tuple[str, ...] = ()
    subject_kinds: tuple[str, ...] = ()
    about: str = ""  # the id of the one subject meant, e.g. a publication


@dataclass(frozen=True)
class Clock:
    """When one fact happens to a subject, another follows: within a time, or with no date set."""

    when: str
    then: str
    within: Duration | None
    only: Selector


@dataclass(frozen=True)
class Cadence:
    """A fact at least so many times in each period, for each member of a scope."""

    of: str
    times: int
    every: Every | None
    months: tuple[int, ...]
    for_each: str  # landlord | place | group
    only: Selector


@dataclass(frozen=True)
class Target:
    """A measured figure compared with a promised one, each time or over each period."""

    measure: str
    at_least: float | None
    at_most: float | None
    use: str  # each | latest | mean | sum | count
    every: Every | None
    only: Selector
    above: float | None = None

    @property
    def rhythm(self) -> Cadence | None:
        """The periods over which it is compared; None where each figure is."""
        if self.use == "each":
            return None
        return Cadence(self.measure, 1, self.every, (), "landlord", self.only)


@dataclass(frozen=True)
class Clause:
    """One promise of the framework, with its place in the source."""

    id: str
    section: str
    name: str
    says: str
    area: str
    owner: str
    answers: tuple[str, ...]
    note: str
    link: str
    duty: Clock | Cadence | Target | None
    holds_from: date | None = None
    holds_until: date | None = None
    source: str = ""
    unverified: str = ""  # what of it was not checked against the document itself

    @property
    def subject(self) -> str:
        """The one thing the duty is about, where it names one."""
        return "" if self.duty is None else self.duty.only.about


@dataclass(frozen=True)
class Area:
    """A pillar or stream of a framework; a standard, code or act of a regulation."""

    id: str
    name: str
    says: str
    source: str = ""
    section: str = ""
    holds_from: date | None = None
    holds_until: date | None = None


@dataclass(frozen=True)
class Opportunity:
    """One line of the menu of engagement."""

    id: str
    name: str
    says: str
    area: str
    menu: str  # everyone | leaseholders | young people | schemes
    takes: str  # in words
    gives: str  # minutes | hours | regular
    where: tuple[str, ...]  # online | in person | outdoors | paper | phone
    training: bool
    interests: tuple[str, ...]
    group: str
    section: str


@dataclass(frozen=True)
class Measure:
    """How a promise is measured, who watches, and the clauses that show it."""

    says: str
    watched_by: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Promise:
    """One promise of the charter."""

    id: str
    number: int
    name: str
    says: str
    delivered_by: tuple[str, ...]
    measures: tuple[Measure, ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses by which it is seen whether the promise is kept, each once."""
        return tuple(dict.fromkeys(clause for one in self.measures for clause in one.clauses))

    @property
    def watched_by(self) -> tuple[str, ...]:
        """The groups that watch any of its measures, each once."""
        return tuple(dict.fromkeys(group for one in self.measures for group in one.watched_by))


@dataclass(frozen=True)
class Setting:
    """A choice that the source leaves to the landlord, and what was chosen."""

    id: str
    says: str
    choices: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class Described:
    """A named thing with a sentence: an aim, a principle, a level, an outcome, what counts as an activity."""

    id: str
    name: str
    says: str
    counts: bool = True
    area: str = ""


@dataclass(frozen=True)
class Pack:
    """A whole framework of one landlord, or one body of law."""

    slug: str
    name: str
    landlord: str
    nation: str
    edition: str
    starts_on: date
    ends_on: date | None
    review_on: date | None
    source: str
    approved_by: str
    author: str
    says: str
    year: YearStart
    office: OfficeHours | None
    answers: tuple[str, ...]
    closures: tuple[date, ...]
    areas: tuple[Area, ...]
    groups: tuple[Group, ...]
    opportunities: tuple[Opportunity, ...]
    clauses: tuple[Clause, ...]
    promises: tuple[Promise, ...]
    settings: tuple[Setting, ...]
    aims: tuple[Described, ...]
    principles: tuple[Described, ...]
    activities: tuple[Described, ...]
    asked: tuple[str, ...]
    kind: str = FRAMEWORK
    issuer: str = ""
    applies_to: str = ""
    approved_on: date | None = None
    review_every: Every | None = None
    equality: str = ""
    environment: str = ""
    consultation: str = ""
    levels: tuple[Described, ...] = ()
    outcomes: tuple[Described, ...] = ()
    roles: tuple[Role, ...] = ()
    funds: tuple[Fund, ...] = ()
    processes: tuple[Process, ...] = ()
    programme: tuple[Planned, ...] = ()
    samples: tuple[Sample, ...] = ()
    reviews: tuple[Review, ...] = ()

    @cached_property
    def _clauses(self) -> dict[str, Clause]:
        return {one.id: one for one in self.clauses}

    def clause(self, clause_id: str) -> Clause | None:
        """The clause of that id, if there is one."""
        return self._clauses.get(clause_id)

    def group(self, group_id: str) -> Group | None:
        """The group of that id, if there is one."""
        return next((one for one in self.groups if one.id == group_id), None)

    @property
    def is_regulation(self) -> bool:
        return self.kind == REGULATION

    @property
    def duties(self) -> tuple[Clause, ...]:
        """The clauses that are counted."""
        return tuple(one for one in self.clauses if one.duty is not None)
