"""The promise year as customers read it: a row a promise, a cell a month, each opening what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sayso.foundations.clocks.periods import months_of as months_in
from sayso.framework.queries.remembered import standing_at
from sayso.framework.queries.standing import Standing
from sayso.framework.rules.packs import Clause, Promise
from sayso.framework.rules.standing import WORST_FIRST, Cell, year_cells
from sayso.framework.rules.verdicts import Occurrence, State
from sayso.people.models import Landlord

WRONG = (State.LATE, State.MISSED, State.KEPT_LATE)
PIPS = {
    State.KEPT: "kept",
    State.KEPT_LATE: "kept_late",
    State.MISSED: "missed",
    State.LATE: "missed",
    State.DUE: "coming",
    State.EXCUSED: "set_aside",
}
MARKS = {State.KEPT: "✓", State.EXCUSED: "–"}


@dataclass(frozen=True)
class Month:
    """A month of a promise, ready to show; `month` is 2026-05, and empty where nothing was asked."""

    pip: str
    mark: str
    says: str
    month: str


@dataclass(frozen=True)
class Asked:
    """One time that a promise was asked, as anyone may read it: the place, never a person."""

    clause: Clause
    state: State
    place: str
    due_on: date | None
    done_at: datetime | None


@dataclass(frozen=True)
class ClauseYear:
    clause: Clause
    months: tuple[Month, ...]


@dataclass(frozen=True)
class PromisePage:
    """One promise of the charter: what shows that it is kept, month by month, and each time it was asked."""

    standing: Standing
    promise: Promise
    clauses: tuple[ClauseYear, ...]
    asked: tuple[Asked, ...]
    months: tuple[date, ...]
    month: date | None
    clause: Clause | None


def months_of(occurrences: Iterable[Occurrence], found: Standing) -> tuple[Month, ...]:
    """The cells of the year that is shown."""
    return tuple(_month(cell, found.today) for cell in year_cells(occurrences, found.year))


def promise_page(
    landlord: Landlord, promise_id: str, as_at: datetime, *, month: str = "", clause: str = ""
) -> PromisePage | None:
    """One promise; of a month all that was asked in it, of the whole year what went wrong."""
    found = standing_at(landlord, as_at)
    promise = next((one for one in found.pack.promises if one.id == promise_id), None) if found else None
    if found is None or promise is None:
        return None
    by_id = {one.id: one for one in found.clauses}
    shown = {
        name: found.by_clause[name].occurrences if name in found.by_clause else [] for name in promise.clauses
    }
    only = by_id.get(clause) if clause in promise.clauses else None
    day = next((one for one in months_in(found.year) if f"{one:%Y-%m}" == month), None)
    mine = [
        one
        for name in ([only.id] if only else promise.clauses)
        for one in shown[name]
        if (one.month == day if day else one.state in WRONG)
    ]
    mine.sort(key=lambda one: (WORST_FIRST.index(one.state), one.due_on or date.max, one.key))
    return PromisePage(
        standing=found,
        promise=promise,
        clauses=tuple(
            ClauseYear(by_id[name], months_of(those, found)) for name, those in shown.items() if those
        ),
        asked=tuple(
            Asked(by_id[one.clause], one.state, place_of(found, one), one.due_on, one.done_at) for one in mine
        ),
        months=tuple(months_in(found.year)),
        month=day,
        clause=only,
    )


def place_of(found: Standing, one: Occurrence) -> str:
    """Where it was, for everyone to read: a place or a group, not what the thing was called."""
    place = found.scope.place_by_id.get(one.place_id) if one.place_id is not None else None
    group = found.scope.group_by_id.get(one.group)
    return place.name if place else group.name if group else ""


def _month(cell: Cell, today: date) -> Month:
    if cell.state is None:
        return Month("none", "·", "", "")
    name = date_format(cell.month, "F Y")
    early = cell.state == State.KEPT and cell.month > today
    says = _("%(month)s: kept already") % {"month": name} if early else f"{name}: {_words(cell)}"
    if cell.total > cell.count:
        says += " " + _("(of %(total)s in all)") % {"total": cell.total}
    mark = MARKS.get(cell.state, str(cell.count))
    if cell.state == State.DUE:
        mark = str(cell.first_due.day) if cell.first_due else ""
    return Month("early" if early else PIPS[cell.state], mark, says, f"{cell.month:%Y-%m}")


def _words(cell: Cell) -> str:
    n = {"n": cell.count}
    if cell.state == State.DUE:
        if cell.first_due is None:
            return _("coming")
        return _("coming, the first by %(day)s") % {"day": date_format(cell.first_due, "l j F")}
    said = {
        State.KEPT: ngettext("kept once", "kept %(n)s times", cell.count),
        State.KEPT_LATE: ngettext("once done, but late", "%(n)s times done, but late", cell.count),
        State.MISSED: ngettext("once not done", "%(n)s times not done", cell.count),
        State.LATE: ngettext("%(n)s late now", "%(n)s late now", cell.count),
        State.EXCUSED: ngettext("set aside once", "set aside %(n)s times", cell.count),
    }
    return said[cell.state or State.KEPT] % n


__all__ = ["WRONG", "Asked", "ClauseYear", "Month", "PromisePage", "months_of", "place_of", "promise_page"]
