"""The duty board: the promise year with its numbers, narrowed as asked, on any past day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sayso.framework.queries.remembered import standing_at
from sayso.framework.queries.standing import Standing
from sayso.framework.rules.packs import Clause
from sayso.framework.rules.standing import Cell, Numbers, Row, numbers, promise_year
from sayso.framework.rules.verdicts import Occurrence, State
from sayso.people.models import Landlord

PRESSING = 12
PIPS = {
    State.KEPT: "kept",
    State.KEPT_LATE: "kept_late",
    State.MISSED: "missed",
    State.LATE: "missed",
    State.DUE: "coming",
    State.EXCUSED: "set_aside",
}


@dataclass(frozen=True)
class Narrowed:
    """What the board is narrowed to; empty does not narrow."""

    area: str = ""
    owner: str = ""
    state: str = ""
    place: int | None = None

    @property
    def on(self) -> bool:
        return bool(self.area or self.owner or self.state or self.place)


@dataclass(frozen=True)
class CellLine:
    """A month of a promise, ready to show."""

    pip: str
    mark: str
    says: str
    month: str  # 2026-05, for the address of its evidence


@dataclass(frozen=True)
class RowLine:
    """A clause's year, under its area's name."""

    clause: Clause
    area: str
    cells: tuple[CellLine, ...]
    numbers: Numbers


@dataclass(frozen=True)
class Pressing:
    """One occurrence that needs doing, or went wrong."""

    occurrence: Occurrence
    clause: Clause
    place: str


@dataclass(frozen=True)
class Board:
    """The whole page: what is shown, and what it can be narrowed to.

    The numbers are narrowed by area, owner and place, never by state: a share of what is late would mean nothing.
    """

    standing: Standing
    shown: tuple[Occurrence, ...]
    numbers: Numbers
    rows: tuple[RowLine, ...]
    months: tuple[date, ...]
    pressing: tuple[Pressing, ...]
    owners: tuple[str, ...]
    narrowed: Narrowed


def state_name(state: State) -> str:
    """A state as staff say it."""
    return {
        State.KEPT: _("kept"),
        State.KEPT_LATE: _("kept late"),
        State.MISSED: _("missed"),
        State.LATE: _("late now"),
        State.DUE: _("due"),
        State.EXCUSED: _("excused"),
    }[state]


def tag_kind(state: State) -> str:
    """The look of a state's tag."""
    looks = {State.KEPT: "kept", State.EXCUSED: "calm", State.DUE: "due", State.KEPT_LATE: "due"}
    return looks.get(state, "late")


def board(
    landlord: Landlord, as_at: datetime, narrowed: Narrowed, *, year_of: date | None = None
) -> Board | None:
    """The board of a landlord as the record said at a moment; None where no framework is loaded."""
    found = standing_at(landlord, as_at, year_of=year_of)
    if found is None:
        return None
    shown = narrow(found, found.this_year, narrowed)
    with_rows = {one.clause for one in shown}
    clauses = [
        one
        for one in found.clauses
        if (not narrowed.area or one.area == narrowed.area)
        and (not narrowed.owner or one.owner == narrowed.owner)
        and (one.id in with_rows or not (narrowed.state or narrowed.place))
    ]
    places = {one.id: at for at, one in enumerate(found.pack.areas)}
    clauses.sort(key=lambda one: places.get(one.area, len(places)))
    rows = promise_year(clauses, shown, found.year, found.today)
    return Board(
        standing=found,
        shown=tuple(shown),
        numbers=numbers(narrow(found, found.this_year, replace(narrowed, state="")), found.today),
        rows=tuple(_row(one, found) for one in rows),
        months=tuple(cell.month for cell in rows[0].cells) if rows else (),
        pressing=tuple(_pressing(found, shown)),
        owners=tuple(sorted({one.owner for one in found.clauses})),
        narrowed=narrowed,
    )


def narrow(found: Standing, occurrences: list[Occurrence], narrowed: Narrowed) -> list[Occurrence]:
    """The occurrences of the clauses, place and state asked for."""
    clauses = {one.id: one for one in found.clauses}
    return [
        one
        for one in occurrences
        if (not narrowed.area or clauses[one.clause].area == narrowed.area)
        and (not narrowed.owner or clauses[one.clause].owner == narrowed.owner)
        and (not narrowed.state or one.state == narrowed.state)
        and (not narrowed.place or one.place_id == narrowed.place)
    ]


def _row(row: Row, found: Standing) -> RowLine:
    names = {one.id: one.name for one in found.pack.areas}
    cells = tuple(_cell(cell, found.today) for cell in row.cells)
    return RowLine(row.clause, names.get(row.clause.area, row.clause.area), cells, row.numbers)


def _cell(cell: Cell, today: date) -> CellLine:
    if cell.state is None:
        return CellLine("none", "", "", "")
    month = date_format(cell.month, "F Y")
    times = ngettext("%(n)s time", "%(n)s times", cell.count) % {"n": cell.count}
    mark = "" if cell.count == 1 and cell.state in (State.KEPT, State.MISSED) else str(cell.count)
    if cell.state == State.DUE:
        mark = str(cell.first_due.day) if cell.first_due else ""
    early = cell.state == State.KEPT and cell.month > today
    says = f"{month}: {_('kept early') if early else state_name(cell.state)}, {times}"
    if cell.state == State.DUE and cell.first_due:
        says += ", " + _("by %(day)s") % {"day": date_format(cell.first_due, "j F")}
    if cell.total > cell.count:
        says += " " + _("of %(total)s") % {"total": cell.total}
    return CellLine("kept_early" if early else PIPS[cell.state], mark, says, f"{cell.month:%Y-%m}")


@dataclass(frozen=True)
class Glance:
    """How the promises stand in a quick look: the year's numbers, and what is late or due next."""

    numbers: Numbers
    due_next: list[Pressing]


def glance(landlord: Landlord, as_at: datetime, limit: int) -> Glance | None:
    """The numbers of the year, and the most urgent of what is late now or due soon; None without a framework."""
    found = standing_at(landlord, as_at, at_a_glance=True)
    if found is None or not found.this_year:
        return None
    return Glance(found.numbers, _pressing(found, found.this_year)[:limit])


def _pressing(found: Standing, shown: list[Occurrence]) -> list[Pressing]:
    """What is late now, then what is due within fourteen days, the most urgent first."""
    clauses = {one.id: one for one in found.clauses}
    rank = {State.LATE: 0, State.DUE: 1}
    wanted = [
        one
        for one in shown
        if one.state == State.LATE
        or (one.state == State.DUE and one.due_on is not None and (one.due_on - found.today).days <= 14)
    ]
    wanted.sort(key=lambda one: (rank[one.state], one.due_on or date.max, one.key))
    return [Pressing(one, clauses[one.clause], place_name(found, one.place_id)) for one in wanted[:PRESSING]]


def place_name(found: Standing, place_id: int | None) -> str:
    """The name of a place of the landlord, or nothing."""
    member = found.scope.place_by_id.get(place_id) if place_id is not None else None
    return member.name if member else ""


__all__ = ["Board", "Narrowed", "Row", "board", "glance", "narrow", "place_name", "state_name", "tag_kind"]
