"""The duty board: the promise year with its numbers, narrowed as asked, on any past day."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sayso.foundations.clocks.periods import months_of
from sayso.framework.queries import law
from sayso.framework.queries.remembered import standing_at, with_open_beside
from sayso.framework.queries.standing import ClauseStanding, Standing
from sayso.framework.rules.packs import Clause, Pack
from sayso.framework.rules.standing import Cell, Numbers, by_urgency, total
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
STATE_NAMES = {
    State.KEPT: gettext_lazy("kept"),
    State.KEPT_LATE: gettext_lazy("kept late"),
    State.MISSED: gettext_lazy("missed"),
    State.LATE: gettext_lazy("late now"),
    State.DUE: gettext_lazy("due"),
    State.EXCUSED: gettext_lazy("excused"),
}


@dataclass(frozen=True)
class Narrowed:
    """What the board is narrowed to; empty does not narrow."""

    area: str = ""
    owner: str = ""
    state: str = ""
    place: int | None = None
    clause: str = ""
    answers: str = ""  # a regulation, or an area of one: “england/transparency”

    @property
    def on(self) -> bool:
        return any((self.area, self.owner, self.state, self.place, self.clause, self.answers))


@dataclass(frozen=True)
class CellLine:
    """A month of a promise, ready to show."""

    pip: str
    mark: str
    says: str
    month: str  # 2026-05, for the address of its evidence


NOTHING = CellLine("none", "", "", "")


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
    year: int | None = None  # when its promise year began, where that is another than the one shown


@dataclass(frozen=True)
class Board:
    """The whole page: what is shown, and what it can be narrowed to.

    The numbers are narrowed by area, owner and place, never by state: a share of what is late would mean nothing.
    """

    standing: Standing
    asked: tuple[ClauseStanding, ...]  # in any state
    of: tuple[ClauseStanding, ...]
    numbers: Numbers
    rows: tuple[RowLine, ...]
    months: tuple[date, ...]
    pressing: tuple[Pressing, ...]  # of the years before and after too, where this year is shown
    late_before: int  # of the year before, narrowed as the numbers
    owners: tuple[str, ...]
    regulations: tuple[Pack, ...]
    narrowed: Narrowed

    @property
    def year_before(self) -> int:
        return self.standing.year.start.year - 1

    @property
    def shown(self) -> list[Occurrence]:
        """Each occurrence, in the order of the rows."""
        return [one for clause in self.of for one in clause.occurrences]


def state_name(state: State) -> str:
    """A state as staff say it."""
    return str(STATE_NAMES[state])


def tag_kind(state: State) -> str:
    """The look of a state's tag."""
    looks = {State.KEPT: "kept", State.EXCUSED: "calm", State.DUE: "due", State.KEPT_LATE: "due"}
    return looks.get(state, "late")


def board(
    landlord: Landlord, as_at: datetime, narrowed: Narrowed, *, year_of: date | None = None
) -> Board | None:
    """The board of a landlord as the record said at a moment; None where no framework is loaded."""
    if year_of is None:
        found, beside = with_open_beside(landlord, as_at)
    else:
        found, beside = standing_at(landlord, as_at, year_of=year_of), []
    if found is None:
        return None
    clauses = [one for one in narrow(found, replace(narrowed, state="")) if _is_shown(one, narrowed)]
    order = {one: at for at, one in enumerate(found.areas)}
    clauses.sort(key=lambda one: order.get(one.clause.area, len(order)))
    with_state = [one.only(state=narrowed.state) for one in clauses]
    months = tuple(months_of(found.year))
    names = {month: date_format(month, "F Y") for month in months}
    rows = tuple(_row(one, found, names) for one in with_state if one.occurrences or not narrowed.state)
    return Board(
        standing=found,
        asked=tuple(clauses),
        of=tuple(with_state),
        numbers=total(one.numbers for one in clauses),
        rows=rows,
        months=months,
        pressing=tuple(
            _pressing([(found, with_state), *((each, narrow(each, narrowed)) for each in beside)])
        ),
        late_before=_late_before(found, beside, replace(narrowed, state="")),
        owners=tuple(sorted({one.owner for one in found.clauses if one.owner})),
        regulations=tuple(law.near(found).values()),
        narrowed=narrowed,
    )


def narrow(found: Standing, narrowed: Narrowed) -> list[ClauseStanding]:
    """The clauses asked for, each with what it was asked at the place and in the state."""
    answering = law.answering(found, narrowed.answers) if narrowed.answers else set()
    wanted = [
        one
        for name, one in found.by_clause.items()
        if (not narrowed.area or one.clause.area == narrowed.area)
        and (not narrowed.owner or one.clause.owner == narrowed.owner)
        and (not narrowed.clause or name == narrowed.clause)
        and (not narrowed.answers or name in answering)
    ]
    return [one.only(place=narrowed.place, state=narrowed.state) for one in wanted]


def _is_shown(one: ClauseStanding, narrowed: Narrowed) -> bool:
    return bool(one.occurrences) or not narrowed.place


def _row(row: ClauseStanding, found: Standing, months: Mapping[date, str]) -> RowLine:
    area = found.areas.get(row.clause.area)
    cells = tuple(_cell(cell, found.today, months[cell.month]) for cell in row.cells)
    return RowLine(row.clause, area.name if area else row.clause.area, cells, row.numbers)


def _cell(cell: Cell, today: date, month: str) -> CellLine:
    if cell.state is None:
        return NOTHING
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
    late_before: int  # of the year before
    due_next: list[Pressing]

    @property
    def late_now(self) -> int:
        return self.numbers.late_now + self.late_before


def glance(landlord: Landlord, as_at: datetime, limit: int) -> Glance | None:
    """The numbers of the year, and the most urgent of what is late now or due soon; None without a framework."""
    found, beside = with_open_beside(landlord, as_at)
    if found is None:
        return None
    if all(one.numbers == Numbers() for one in (found, *beside)):
        return None
    due_next = _pressing([(one, one.by_clause.values()) for one in (found, *beside)])[:limit]
    return Glance(found.numbers, _late_before(found, beside, Narrowed()), due_next)


def _pressing(parts: Sequence[tuple[Standing, Iterable[ClauseStanding]]]) -> list[Pressing]:
    """What is late now, then what is due within fourteen days, the most urgent first; the first part is the year shown."""
    each = [
        [(one, clause.clause, found) for one in clause.pressing[:PRESSING]]
        for found, of in parts
        for clause in of
    ]
    first = heapq.merge(*each, key=lambda found: by_urgency(found[0]))
    shown = parts[0][0]
    return [
        Pressing(
            one, clause, place_name(found, one.place_id), None if found is shown else found.year.start.year
        )
        for one, clause, found in islice(first, PRESSING)
    ]


def _late_before(shown: Standing, beside: Iterable[Standing], narrowed: Narrowed) -> int:
    before = [one for each in beside if each.year.start < shown.year.start for one in narrow(each, narrowed)]
    return total(one.numbers for one in before).late_now


def place_name(found: Standing, place_id: int | None) -> str:
    """The name of a place of the landlord, or nothing."""
    member = found.scope.place_by_id.get(place_id) if place_id is not None else None
    return member.name if member else ""


__all__ = ["Board", "Narrowed", "board", "glance", "narrow", "place_name", "state_name", "tag_kind"]
