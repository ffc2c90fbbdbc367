"""The rules of the framework in force as pages: groups, roles, funds, ways of working, the year's programme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sayso.foundations.clocks.periods import months_of
from sayso.framework.queries.remembered import standing_at
from sayso.framework.queries.rule_words import every_words
from sayso.framework.queries.standing import Standing
from sayso.framework.rules.bodies import Group, Role
from sayso.framework.rules.funds import Fund
from sayso.framework.rules.packs import Clause, Described, Opportunity, Pack, Promise
from sayso.framework.rules.processes import Planned, Process
from sayso.framework.rules.standing import Numbers, worst
from sayso.framework.rules.verdicts import State
from sayso.people.models import Landlord


@dataclass(frozen=True)
class Kept:
    """A promise, and the promise of the charter whose page shows it; None where the charter has none."""

    clause: Clause
    charter: Promise | None


@dataclass(frozen=True)
class GroupPage:
    """A group with everything the framework says of it."""

    group: Group
    level: Described | None
    reports_to: Group | None
    reported_by: tuple[Group, ...]
    oversees: tuple[Group, ...]
    links_with: tuple[Group, ...]
    roles: tuple[Role, ...]
    funds: tuple[Fund, ...]
    processes: tuple[Process, ...]
    ways_in: tuple[Opportunity, ...]
    promises: tuple[Kept, ...]
    watches: tuple[Promise, ...]


@dataclass(frozen=True)
class RolePage:
    role: Role
    group: Group | None
    promises: tuple[Kept, ...]


@dataclass(frozen=True)
class Progress:
    """How a line of the programme stands this year; no state where nothing was asked yet."""

    state: State | None
    numbers: Numbers
    charter: Promise | None
    unverified: str  # what of the clause was not checked against its document


@dataclass(frozen=True)
class Line:
    """A line of the programme, in one month or in the year; `often` is how often, in words."""

    planned: Planned
    often: str
    group: Group | None
    progress: Progress | None


@dataclass(frozen=True)
class Year:
    """The programme: month by month, and what comes round without a month of its own."""

    start: date
    end: date
    months: tuple[tuple[date, tuple[Line, ...]], ...]
    round: tuple[Line, ...]


def group_page(pack: Pack, group_id: str) -> GroupPage | None:
    """One group; None where the framework names none of that id."""
    group = pack.group(group_id)
    if group is None:
        return None
    return GroupPage(
        group=group,
        level=next((one for one in pack.levels if one.id == group.level), None),
        reports_to=pack.group(group.reports_to),
        reported_by=tuple(one for one in pack.groups if one.reports_to == group.id),
        oversees=_groups(pack, group.oversees),
        links_with=_groups(pack, group.links_with),
        roles=tuple(one for one in pack.roles if one.group == group.id),
        funds=tuple(one for one in pack.funds if one.decided_by == group.id),
        processes=tuple(one for one in pack.processes if one.group == group.id),
        ways_in=tuple(one for one in pack.opportunities if one.group == group.id),
        promises=_kept(pack, (one for one in pack.clauses if _is_of(one, group))),
        watches=tuple(one for one in pack.promises if group.id in one.watched_by),
    )


def role_page(pack: Pack, role_id: str) -> RolePage | None:
    """One role; None where the framework names none of that id."""
    role = next((one for one in pack.roles if one.id == role_id), None)
    if role is None:
        return None
    own = (one for one in pack.clauses if one.owner.casefold() == role.name.casefold())
    return RolePage(role, pack.group(role.group), _kept(pack, own))


def fund_of(pack: Pack, fund_id: str) -> Fund | None:
    """One fund; None where the framework names none of that id."""
    return next((one for one in pack.funds if one.id == fund_id), None)


def process_of(pack: Pack, process_id: str) -> Process | None:
    """One way of working; None where the framework names none of that id."""
    return next((one for one in pack.processes if one.id == process_id), None)


def year(landlord: Landlord, pack: Pack, as_at: datetime) -> Year | None:
    """The programme of the landlord's year; None where the framework has none."""
    found = standing_at(landlord, as_at) if pack.programme else None
    if found is None:
        return None
    months = tuple(
        (month, tuple(_line(pack, found, one, month) for one in pack.programme if month.month in one.months))
        for month in months_of(found.year)
    )
    return Year(
        found.year.start, found.year.end, tuple(one for one in months if one[1]),
        tuple(_line(pack, found, one) for one in pack.programme if not one.months),
    )  # fmt: skip


def _line(pack: Pack, found: Standing, planned: Planned, month: date | None = None) -> Line:
    asked = found.by_clause.get(planned.clause)
    mine = asked.only(month=f"{month:%Y-%m}" if month else "") if asked else None
    charter = _charter(pack, planned.clause)
    unverified = next((one.unverified for one in pack.clauses if one.id == planned.clause), "")
    progress = (
        Progress(
            worst(mine.of_state) if mine else None, mine.numbers if mine else Numbers(), charter, unverified
        )
        if planned.clause
        else None
    )
    often = every_words(planned.every) if planned.every else ""
    return Line(planned, often, pack.group(planned.group), progress)


def _groups(pack: Pack, ids: Iterable[str]) -> tuple[Group, ...]:
    return tuple(one for name in ids if (one := pack.group(name)) is not None)


def _is_of(clause: Clause, group: Group) -> bool:
    """Whether a promise is about a group, or about all groups of its kind."""
    only = clause.duty.only if clause.duty else None
    return only is not None and (only.group == group.id or group.kind in only.group_kinds)


def _kept(pack: Pack, clauses: Iterable[Clause]) -> tuple[Kept, ...]:
    return tuple(Kept(one, _charter(pack, one.id)) for one in clauses)


def _charter(pack: Pack, clause_id: str) -> Promise | None:
    return next((one for one in pack.promises if clause_id in one.clauses), None)
