"""The promise year as customers read it: a row a promise, a cell a month, each opening what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sayso.foundations.clocks.periods import months_of as months_in
from sayso.framework.queries.remembered import standing_at
from sayso.framework.queries.standing import Standing, WorstFirst
from sayso.framework.rules.packs import Clause, Promise
from sayso.framework.rules.standing import Cell, merged
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
    asked: WorstFirst
    months: tuple[date, ...]
    month: date | None
    clause: Clause | None


def shown_months(rows: Iterable[Sequence[Cell]], found: Standing) -> tuple[Month, ...]:
    """The year that is shown, of one clause or of several together."""
    return tuple(_month(cell, found.today) for cell in merged(rows))


def promise_page(
    landlord: Landlord, promise_id: str, as_at: datetime, *, month: str = "", clause: str = ""
) -> PromisePage | None:
    """One promise; of a month all that was asked in it, of the whole year what went wrong."""
    found = standing_at(landlord, as_at)
    promise = next((one for one in found.pack.promises if one.id == promise_id), None) if found else None
    if found is None or promise is None:
        return None
    by_id = {one.id: one for one in found.clauses}
    shown = {name: found.by_clause[name] for name in promise.clauses if name in found.by_clause}
    only = by_id.get(clause) if clause in promise.clauses else None
    day = next((one for one in months_in(found.year) if f"{one:%Y-%m}" == month), None)
    of = [each for name, each in shown.items() if only is None or name == only.id]
    parts = [
        part
        for each in of
        for part in ([each.only(month=f"{day:%Y-%m}")] if day else [each.only(state=one) for one in WRONG])
    ]
    return PromisePage(
        standing=found,
        promise=promise,
        clauses=tuple(
            ClauseYear(by_id[name], shown_months([each.cells], found))
            for name, each in shown.items()
            if each.occurrences
        ),
        asked=WorstFirst(parts),
        months=tuple(months_in(found.year)),
        month=day,
        clause=only,
    )


def asked_line(found: Standing, clause: Clause, one: Occurrence) -> Asked:
    """One time, ready to show."""
    return Asked(clause, one.state, place_of(found, one), one.due_on, one.done_at)


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


__all__ = [
    "WRONG",
    "Asked",
    "ClauseYear",
    "Month",
    "PromisePage",
    "asked_line",
    "place_of",
    "promise_page",
    "shown_months",
]
