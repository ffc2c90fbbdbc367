"""How something is done, phase by phase; the yearly programme; samples of closed cases to look at."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sayso.foundations.clocks.periods import Period, YearStart, every_months, every_weeks
from sayso.framework.rules.durations import Duration, Every


@dataclass(frozen=True)
class Phase:
    """A step of a process: who may do it, how long it lasts at least, what must be published."""

    id: str
    name: str
    says: str
    who: tuple[str, ...] = ()
    at_least: Duration | None = None
    at_most: Duration | None = None
    publishes: tuple[str, ...] = ()
    begins: str = ""  # the kind of fact that it begins with
    ends: str = ""


@dataclass(frozen=True)
class Process:
    """A way of working as data: a consultation, a challenge, a review."""

    id: str
    name: str
    says: str
    section: str
    area: str
    group: str
    phases: tuple[Phase, ...]


@dataclass(frozen=True)
class Planned:
    """A line of the yearly programme, and the clause that shows whether it was done."""

    id: str
    name: str
    says: str
    section: str
    months: tuple[int, ...] = ()
    every: Every | None = None
    owner: str = ""
    clause: str = ""
    group: str = ""
    area: str = ""


@dataclass(frozen=True)
class Sample:
    """Closed cases drawn by chance in each period, for a group to look at."""

    id: str
    name: str
    says: str
    of: str  # the kind of fact that closes a case
    every: Every
    size: int | None = None
    share: float | None = None  # per cent
    group: str = ""
    section: str = ""

    def number(self, cases: int) -> int:
        """How many of so many cases are drawn; at least one where there is any."""
        if self.size is not None:
            return min(self.size, cases)
        return min(cases, math.ceil(cases * (self.share or 0) / 100))


@dataclass(frozen=True)
class Review:
    """A day by which the framework itself is reviewed, and why then."""

    on: date
    kind: str  # planned | reactive
    reason: str


def periods_over(sample: Sample, first: date, last: date, today: date, year: YearStart) -> list[Period]:
    """The whole periods of a sample that begin in the range and are over, the earliest first."""
    found: Iterator[Period] = iter(())
    if sample.every.weeks:
        found = every_weeks(sample.every.weeks, first, last)
    elif sample.every.months:
        found = every_months(sample.every.months, first, last, year)
    return [one for one in found if one.end < today]


def seed_of(landlord: str, sample: Sample, period: Period) -> str:
    """The words from which a draw is made; whoever has them can draw again and get the same."""
    return f"{landlord}:{sample.id}:{period.start.isoformat()}"


def draw(seed: str, cases: Iterable[str], number: int) -> list[str]:
    """`number` of the cases by chance, the same for the same seed whatever order they come in.

    Each case is given the SHA-256 of the seed and its name; the lowest are drawn.
    """
    by_lot = sorted(set(cases), key=lambda case: hashlib.sha256(f"{seed}|{case}".encode()).hexdigest())
    return sorted(by_lot[:number])
