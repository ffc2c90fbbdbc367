"""A simulated life of a landlord: facts as they come to be, all in time but what is planted.

Nothing here asks the judge: what goes wrong is written down when it is made to go wrong.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sayso.foundations.clocks.counting import LONDON, add_working_days, end_of, on_day
from sayso.foundations.clocks.periods import Period
from sayso.framework.rules.clocks import due
from sayso.framework.rules.durations import AGREED_DAYS, DAYS, Duration
from sayso.framework.rules.faults import Fault, NoRoom
from sayso.framework.rules.happenings import HAPPENS
from sayso.framework.rules.packs import Cadence, Clause, Clock, Selector
from sayso.framework.rules.record import FactRow
from sayso.framework.rules.scope import Member, Scope, Terms

WORKING_DAYS_A_MONTH = 21


class Asked(NamedTuple):
    """A clause with the terms by which it is counted."""

    clause: Clause
    terms: Terms


class Whom(NamedTuple):
    """Where, in which group and about what a fact happens."""

    place: int | None = None
    group: str = ""
    about: str = ""
    name: str = ""
    noun: str = ""  # the kind of subject, where it is not that of the fact


NOBODY = Whom()


class Slot(NamedTuple):
    """A period in which a cadence is asked of a member; what is done up to `until` counts, in time or late."""

    asked: Asked
    cadence: Cadence
    member: Member
    period: Period
    until: date

    @property
    def key(self) -> str:
        return f"{self.asked.clause.id}|{self.period.start.isoformat()}|{self.member.key}"

    def takes(self, fact: FactRow, scope: Scope) -> bool:
        """Whether a fact counts for it."""
        if fact.kind != self.cadence.of or not scope.fits(fact, self.cadence.only):
            return False
        if self.cadence.for_each == "place" and fact.place_id != self.member.place_id:
            return False
        if self.member.group and self.cadence.for_each != "place" and fact.group != self.member.group:
            return False
        return self.period.start <= on_day(fact.occurred_at) <= self.until


@dataclass
class Life:
    """What happened so far; `stretch` is what is lived through, `blocked` what must stay without a fact."""

    asked: Sequence[Asked]
    scope: Scope
    stretch: Period
    chance: random.Random
    facts: list[FactRow] = field(default_factory=list)
    planted: dict[Fault, list[str]] = field(default_factory=lambda: defaultdict(list))
    spilt: dict[Fault, list[str]] = field(default_factory=lambda: defaultdict(list))
    open: list[str] = field(default_factory=list)
    plan: dict[tuple[str, str, str], Fault] = field(default_factory=dict)  # of a clause for a subject
    blocked: dict[str, list[Slot]] = field(default_factory=lambda: defaultdict(list))
    begun: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))  # days, by clause
    of_kind: dict[str, list[FactRow]] = field(default_factory=lambda: defaultdict(list))
    _numbers: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _started: set[str] = field(default_factory=set)
    _done: dict[tuple[str, str, str], list[datetime]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._clocks: dict[str, list[tuple[Asked, Clock]]] = defaultdict(list)
        for one in self.asked:
            if isinstance(one.clause.duty, Clock):
                self._clocks[one.clause.duty.when].append((one, one.clause.duty))

    def morning(self, day: date) -> datetime:
        """A moment of the day between nine and four."""
        return datetime.combine(day, time(9), LONDON) + timedelta(minutes=self.chance.randint(0, 420))

    def working_days(self, period: Period) -> list[date]:
        """The working days of a period that are not after the end, by the calendar of the first that asks."""
        calendar, last = self.asked[0].terms.calendar, min(period.end, self.stretch.end)
        days = (period.start + timedelta(days=number) for number in range((last - period.start).days + 1))
        return [day for day in days if calendar.is_working(day)]

    def days(self, terms: Terms) -> list[date]:
        """The working days of the stretch on which some terms hold."""
        return [day for day in self.working_days(self.stretch) if terms.holds_on(day)]

    def now_and_then(self, days: Sequence[date], a_month: float) -> list[date]:
        """Some of the days, so many a month on average."""
        return [day for day in days if self.chance.random() < a_month / WORKING_DAYS_A_MONTH]

    def whom(self, only: Selector) -> list[Whom]:
        """All of whom a duty may be about."""
        noun = only.subject_kinds[0] if only.subject_kinds else ""
        if only.group or only.group_kinds:
            found = [Whom(one.place_id, one.group, only.about, one.name, noun) for one in self.scope.groups]
        elif only.place_kinds or only.scheme_kinds:
            found = [Whom(one.place_id, "", only.about, one.name, noun) for one in self.scope.places]
        else:
            found = [Whom(about=only.about, noun=noun)]
        at = self.morning(self.stretch.start)
        return [one for one in found if self.scope.fits(self.fact("", (noun, one.about, ""), at, one), only)]

    def subject(self, kind: str, whom: Whom) -> tuple[str, str, str]:
        """A new subject for something that begins, which no other shares; or the one thing that it is about."""
        noun = whom.noun or kind.split(".", 1)[0]
        title = HAPPENS[kind].title
        if whom.about:
            return noun, whom.about, title
        self._numbers[noun] += 1
        number = self._numbers[noun]
        if whom.name:
            return noun, f"{noun}-{number}", f"{whom.name}: {title.lower()} {number}"
        return noun, f"{noun}-{number}", f"{title} {number}"

    def fact(
        self, kind: str, subject: tuple[str, str, str], at: datetime, whom: Whom = NOBODY,
        value: float | None = None,
    ) -> FactRow:  # fmt: skip
        """A fact as it would be, were it to happen."""
        return FactRow(len(self.facts) + 1, kind, *subject, "", whom.place, whom.group, value, at, at, "", "", "",
                       "", None, False)  # fmt: skip

    def is_free(self, fact: FactRow, but: Slot | None = None) -> bool:
        """Whether it may happen without filling a period that is to stay without, other than one."""
        return not any(
            one.takes(fact, self.scope) for one in self.blocked.get(fact.kind, ()) if one is not but
        )

    def add(self, fact: FactRow, but: Slot | None = None) -> bool:
        """Let a fact happen and answer every clock that it starts; False where it would be after the end."""
        if on_day(fact.occurred_at) > self.stretch.end:
            return False
        if not self.is_free(fact, but):
            raise NoRoom(f"{fact.kind} has to happen where it is to be missed.")
        fact = fact._replace(id=len(self.facts) + 1)
        self.facts.append(fact)
        self.of_kind[fact.kind].append(fact)
        self._done[fact.kind, *fact.subject].append(fact.occurred_at)
        self._answer(fact)
        return True

    def _answer(self, fact: FactRow) -> None:
        started: dict[str, list[tuple[Asked, Clock]]] = defaultdict(list)
        for one, clock in self._clocks.get(fact.kind, ()):
            key = clock_key(one.clause, clock, fact)
            if (
                key not in self._started
                and self.scope.fits(fact, clock.only)
                and one.terms.holds_on(on_day(fact.occurred_at))
            ):
                self._started.add(key)
                self.begun[one.clause.id].append(on_day(fact.occurred_at))
                started[clock.then].append((one, clock))
        for then, asked in started.items():
            self._follow(fact, then, asked)

    def _follow(self, fact: FactRow, then: str, asked: list[tuple[Asked, Clock]]) -> None:
        """Let one fact answer all the clocks that wait for it, in time for each unless one is to go wrong."""
        lasts = {clock_key(one.clause, clock, fact): last_moment(one, clock, fact) for one, clock in asked}
        faults = {}
        for one, clock in asked:
            fault = self.plan.pop((one.clause.id, *fact.subject), None)
            if fault is not None:
                faults[clock_key(one.clause, clock, fact)] = (fault, one)
        if any(on_day(at) >= on_day(fact.occurred_at) for at in self._done[then, *fact.subject]):
            if faults:
                raise NoRoom(f"{', '.join(faults)}: it is answered by another fact.")
            return
        if not faults:
            self._keep(fact, then, lasts)
            return
        at = max((just_after(lasts[key], one.terms, self.chance) for key, (fault, one) in faults.items()
                  if fault == Fault.LATE), default=None)  # fmt: skip
        if any(fault != Fault.LATE for fault, _ in faults.values()):
            at = None
        for key, last in lasts.items():
            wrong = self._outcome(last, at)
            if key in faults and wrong != faults[key][0]:
                raise NoRoom(f"{key}: {faults[key][0]} is not possible.")
            if wrong is not None:
                (self.planted if key in faults else self.spilt)[wrong].append(key)
            elif at is None:
                self.open.append(key)
        if at is not None and not self.add(self._reply(fact, then, at)):
            raise NoRoom(f"{', '.join(faults)}: the end comes first.")

    def _outcome(self, last: datetime | None, at: datetime | None) -> Fault | None:
        """What goes wrong where something is answered at a moment, or not at all."""
        if at is not None:
            return Fault.LATE if last is not None and at > last else None
        if last is None:
            return Fault.WAITING
        return Fault.NEVER if last <= end_of(self.stretch.end) else None

    def _keep(self, fact: FactRow, then: str, lasts: Mapping[str, datetime | None]) -> None:
        first = min((one for one in lasts.values() if one is not None), default=None)
        began = fact.occurred_at
        if first is None:
            at = self.morning(on_day(began) + timedelta(days=self.chance.randint(2, 20)))
        else:
            at = began + (first - began) * self.chance.uniform(0.2, 0.8)
        if not self.add(self._reply(fact, then, at)):
            self.open.extend(lasts)

    def _reply(self, fact: FactRow, then: str, at: datetime) -> FactRow:
        subject = (fact.subject_kind, fact.subject_id, fact.subject_title)
        return self.fact(then, subject, at, Whom(fact.place_id, fact.group))


def clock_key(clause: Clause, clock: Clock, fact: FactRow) -> str:
    """How the report names a clock that a fact started."""
    day = f"|{on_day(fact.occurred_at).isoformat()}" if clock.only.about else ""
    return f"{clause.id}|{fact.subject_kind}:{fact.subject_id}{day}"


def last_moment(one: Asked, clock: Clock, fact: FactRow) -> datetime | None:
    """The last moment in time; None where no date is set."""
    within = clock.within
    if within is not None and within.unit == AGREED_DAYS:
        within = None if fact.value is None else Duration(int(fact.value), DAYS)
    if within is None:
        return None
    return due(within, fact.occurred_at, one.terms.calendar, one.terms.office, ())


def just_after(last: datetime | None, terms: Terms, chance: random.Random) -> datetime:
    """A moment as soon after the last one as people are at work, or some minutes after."""
    if last is None:
        raise NoRoom("What has no date is never late.")
    if last != end_of(on_day(last)):
        return last + timedelta(minutes=chance.randint(1, 90))
    return datetime.combine(add_working_days(terms.calendar, on_day(last), 1), time(9), LONDON) + timedelta(
        minutes=chance.randint(0, 420)
    )
