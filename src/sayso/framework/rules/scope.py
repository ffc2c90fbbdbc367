"""Whom a duty is asked of: the landlord, its places, its groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from sayso.foundations.clocks.calendars import Calendar
from sayso.foundations.clocks.counting import OfficeHours
from sayso.foundations.clocks.periods import Period, YearStart
from sayso.framework.rules.packs import Cadence, Clause, Selector
from sayso.framework.rules.record import FactRow

A_YEAR = 366  # days


@dataclass(frozen=True)
class Member:
    """One of those a cadence is asked of, from one day to another."""

    key: str
    name: str
    place_id: int | None = None
    group: str = ""
    kind: str = ""  # of a place or a group
    scheme_kind: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    known_since: datetime | None = None  # from when the register holds it

    def there_for(self, period: Period) -> bool:
        """Whether the member was there for the whole period."""
        return (self.starts_on is None or self.starts_on <= period.start) and (
            self.ends_on is None or self.ends_on > period.end
        )


@dataclass(frozen=True)
class Scope:
    """The landlord with its places and groups."""

    landlord: str
    places: tuple[Member, ...] = ()
    groups: tuple[Member, ...] = ()
    only_member: str = ""  # where only one of them is asked about, by its key

    @cached_property
    def place_by_id(self) -> dict[int, Member]:
        return {one.place_id: one for one in self.places if one.place_id is not None}

    @cached_property
    def group_by_id(self) -> dict[str, Member]:
        return {one.group: one for one in self.groups}

    def known_at(self, moment: datetime) -> Scope:
        """What the register held at a moment: a place or group added later was not asked for anything then."""
        places = tuple(one for one in self.places if one.known_since is None or one.known_since <= moment)
        groups = tuple(one for one in self.groups if one.known_since is None or one.known_since <= moment)
        same = len(places) == len(self.places) and len(groups) == len(self.groups)
        return self if same else replace(self, places=places, groups=groups)

    def members(self, cadence: Cadence) -> Iterator[Member]:
        """Those a cadence is asked of."""
        return (one for one in self._members(cadence) if not self.only_member or one.key == self.only_member)

    def _members(self, cadence: Cadence) -> Iterator[Member]:
        only = cadence.only
        if cadence.for_each == "place":
            yield from (one for one in self.places if _place_fits(one, only))
        elif cadence.for_each == "group" or only.group:
            yield from (one for one in self.groups if _group_fits(one, only))
        else:
            yield Member("landlord", self.landlord)

    def fits(self, fact: FactRow, only: Selector) -> bool:
        """Whether a fact is one of those that a duty is about."""
        if only.about and fact.subject_id != only.about:
            return False
        if only.subject_kinds and fact.subject_kind not in only.subject_kinds:
            return False
        if only.group and fact.group != only.group:
            return False
        if only.group_kinds:
            group = self.group_by_id.get(fact.group)
            if group is None or group.kind not in only.group_kinds:
                return False
        if only.place_kinds or only.scheme_kinds:
            place = self.place_by_id.get(fact.place_id) if fact.place_id is not None else None
            return place is not None and _place_fits(place, only)
        return True


def _place_fits(place: Member, only: Selector) -> bool:
    return (not only.place_kinds or place.kind in only.place_kinds) and (
        not only.scheme_kinds or place.scheme_kind in only.scheme_kinds
    )


def _group_fits(group: Member, only: Selector) -> bool:
    return (not only.group or group.group == only.group) and (
        not only.group_kinds or group.kind in only.group_kinds
    )


@dataclass(frozen=True)
class Terms:
    """What time is counted by: the calendar, the landlord's year, and from when to when duties hold.

    A clock that started, or a period that began, from `starts_on` to `ends_on` is asked under these terms
    to its end; `until` is the last day on which a coming period may begin.
    """

    calendar: Calendar
    year: YearStart
    starts_on: date
    until: date
    ends_on: date | None = None
    closes_on: date | None = None  # the last day for what is asked once an edition
    office: OfficeHours | None = None
    shows: Period | None = None  # where only what is due in these days is wanted

    @property
    def opens(self) -> date:
        """The first day of what is wanted."""
        return self.starts_on if self.shows is None else max(self.starts_on, self.shows.start)

    @property
    def closes(self) -> date:
        """The last day of what is wanted."""
        return self.last if self.shows is None else min(self.last, self.shows.end)

    def wants(self, period: Period) -> bool:
        """Whether what is asked over a period is wanted: it ends in the days shown, or is long and goes through them."""
        if self.shows is None or period.end in self.shows:
            return True
        is_long = (period.end - period.start).days > A_YEAR
        return is_long and period.start <= self.shows.end and self.shows.start <= period.end

    def of(self, clause: Clause) -> Terms:
        """The terms of one clause, which may hold for a shorter time than the whole."""
        if clause.holds_from is None and clause.holds_until is None:
            return self
        ends = [one for one in (self.ends_on, clause.holds_until) if one is not None]
        starts_on = max(self.starts_on, clause.holds_from or self.starts_on)
        return replace(self, starts_on=starts_on, ends_on=min(ends, default=None))

    @property
    def last(self) -> date:
        """The last day on which a period may begin."""
        return self.until if self.ends_on is None else min(self.until, self.ends_on)

    def holds_on(self, day: date) -> bool:
        """Whether what starts on the day starts under these terms."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
