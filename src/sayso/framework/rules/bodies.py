"""Who takes part: groups with their seats and terms, and the roles that people hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.foundations.clocks.counting import add_months
from sayso.framework.rules.durations import Every


@dataclass(frozen=True)
class Seat:
    """So many seats for a kind of member, in all or for each scheme or place of a size."""

    who: str
    number: int
    for_each: str = "landlord"  # landlord | place | scheme | group
    homes_from: int | None = None
    homes_to: int | None = None
    note: str = ""

    def is_for(self, homes: int) -> bool:
        """Whether it is meant for a scheme or place of so many homes."""
        return (self.homes_from is None or homes >= self.homes_from) and (
            self.homes_to is None or homes <= self.homes_to
        )


@dataclass(frozen=True)
class Service:
    """How long someone serves, how often at most, and what they must be or do first."""

    term: Every | None = None
    terms_at_most: int | None = None
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """A group, panel, committee or board of the framework, and who answers to whom."""

    id: str
    name: str
    kind: str
    area: str
    says: str
    reports_to: str
    oversees: tuple[str, ...]
    links_with: tuple[str, ...]
    local: bool  # one for each place that has one, opened by the landlord
    section: str = ""
    level: str = ""
    chair: str = ""  # customer | staff | independent | elected | board member | none
    quorum: int | None = None
    members_at_least: int | None = None
    members_at_most: int | None = None
    commitment: str = ""
    outcome: str = ""
    decides: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    seats: tuple[Seat, ...] = ()
    service: Service = Service()

    @property
    def has_rules(self) -> bool:
        """Whether the framework says how it is made up."""
        return bool(
            self.seats or self.quorum or self.chair or self.members_at_least or self.members_at_most
            or self.decides or self.papers or self.service != Service()
        )  # fmt: skip


@dataclass(frozen=True)
class Role:
    """What someone holds in the framework: chair, stream lead, inspector, or a job of staff."""

    id: str
    name: str
    says: str
    section: str
    held_by: tuple[str, ...]  # customer | staff | independent | board
    area: str = ""
    group: str = ""
    remit: tuple[str, ...] = ()
    chosen_by: str = ""
    seats: int | None = None
    service: Service = Service()


def seats_for(group: Group, homes_of_each: list[int]) -> int:
    """How many seats a group has, where each of the schemes or places has so many homes."""
    fixed = sum(one.number for one in group.seats if one.for_each == "landlord")
    return fixed + sum(seats_at(group, homes, scheme=True) for homes in homes_of_each)


def seats_at(group: Group, homes: int, *, scheme: bool) -> int:
    """How many seats a group has for one scheme, or for one other place, of so many homes."""
    kinds = ("scheme", "place") if scheme else ("place",)
    return sum(one.number for one in group.seats if one.for_each in kinds and one.is_for(homes))


def is_quorate(group: Group, present: int) -> bool:
    """Whether so many members are enough to decide; a group without a quorum can always."""
    return group.quorum is None or present >= group.quorum


def term_ends(service: Service, began: date) -> date | None:
    """The day on which a term that began on a day is over; None where there is no term."""
    return None if service.term is None else add_months(began, service.term.months)


def may_serve_again(service: Service, terms_served: int) -> bool:
    """Whether someone who served so many terms may serve another."""
    return service.terms_at_most is None or terms_served < service.terms_at_most
