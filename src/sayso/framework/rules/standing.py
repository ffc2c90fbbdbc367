"""How a framework stands: the numbers on top, and the promise year, a row a clause and a cell a month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.foundations.clocks.periods import Period, months_of
from sayso.framework.rules.verdicts import Occurrence, State

COUNTED = ("kept", "due_soon", "late_now", "kept_late", "missed", "excused", "coming", "undated")
SOON = timedelta(days=14)
# The worst state of a month is the one its cell shows.
WORST_FIRST = (State.LATE, State.MISSED, State.KEPT_LATE, State.DUE, State.EXCUSED, State.KEPT)


@dataclass(frozen=True)
class Numbers:
    """Counts of occurrences; `on_time` is per cent of those decided, None where none is."""

    kept: int = 0
    due_soon: int = 0
    late_now: int = 0
    kept_late: int = 0
    missed: int = 0
    excused: int = 0
    coming: int = 0
    undated: int = 0
    on_time: float | None = None

    @property
    def decided(self) -> int:
        """How many were kept, kept late, missed, or are late now: those that a share is of."""
        return self.kept + self.kept_late + self.missed + self.late_now


@dataclass(frozen=True)
class Cell:
    """A month of a clause: its worst state, how many of that state, how many in all, the first day due."""

    month: date
    state: State | None
    count: int
    total: int
    first_due: date | None = None


def numbers(occurrences: Iterable[Occurrence], today: date) -> Numbers:
    """Count occurrences by what became of them."""
    by_state: dict[State, int] = defaultdict(int)
    soon = coming = undated = 0
    for one in occurrences:
        if one.state != State.DUE:
            by_state[one.state] += 1
        elif one.due_on is None:
            undated += 1
        elif one.due_on <= today + SOON:
            soon += 1
        else:
            coming += 1
    kept = by_state[State.KEPT]
    decided = kept + by_state[State.KEPT_LATE] + by_state[State.MISSED] + by_state[State.LATE]
    return Numbers(
        kept=kept,
        due_soon=soon,
        late_now=by_state[State.LATE],
        kept_late=by_state[State.KEPT_LATE],
        missed=by_state[State.MISSED],
        excused=by_state[State.EXCUSED],
        coming=coming,
        undated=undated,
        on_time=round(100 * kept / decided, 1) if decided else None,
    )


def total(found: Iterable[Numbers]) -> Numbers:
    """The numbers of parts, added up."""
    parts = list(found)
    counts = {name: sum(getattr(one, name) for one in parts) for name in COUNTED}
    decided = counts["kept"] + counts["kept_late"] + counts["missed"] + counts["late_now"]
    return Numbers(**counts, on_time=round(100 * counts["kept"] / decided, 1) if decided else None)


def in_year(occurrences: Iterable[Occurrence], year: Period) -> list[Occurrence]:
    """Those due in the year, those without a date that started in it, and lasting ones that it is part of."""
    return in_years(occurrences, [year])[year]


def in_years(occurrences: Iterable[Occurrence], years: Sequence[Period]) -> dict[Period, list[Occurrence]]:
    """As `in_year`, for several years at once; the years follow one another."""
    found: dict[Period, list[Occurrence]] = {year: [] for year in years}
    year, here = years[0], found[years[0]]
    for one in occurrences:
        if one.is_lasting:
            for each in years:
                if _is_in(one, each):
                    found[each].append(one)
            continue
        day = one.shown_on
        if day is None:
            continue
        if not year.start <= day <= year.end:
            fitting = next((each for each in years if each.start <= day <= each.end), None)
            if fitting is None:
                continue
            year, here = fitting, found[fitting]
        here.append(one)
    return found


def _is_in(one: Occurrence, year: Period) -> bool:
    """Whether a lasting occurrence touches the year, or was done in it."""
    assert one.period is not None
    touches = one.period.start <= year.end and year.start <= one.period.end
    return touches or (one.month is not None and one.month in year)


def year_cells(occurrences: Iterable[Occurrence], year: Period) -> tuple[Cell, ...]:
    """A cell for each month of the year, whatever clauses they are of."""
    of: dict[date, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        if one.month is not None:
            of[one.month].append(one)
    return tuple(_cell(month, of.get(month, [])) for month in months_of(year))


def _cell(month: date, found: list[Occurrence]) -> Cell:
    states = Counter(one.state for one in found)
    for state in WORST_FIRST:
        if states[state]:
            days = [one.due_on for one in found if one.state == state and one.due_on is not None]
            return Cell(month, state, states[state], len(found), min(days, default=None))
    return Cell(month, None, 0, 0)


def merged(rows: Iterable[Sequence[Cell]]) -> tuple[Cell, ...]:
    """The cells of several clauses' years as one row: as `year_cells` of all their occurrences."""
    return tuple(_merged(those) for those in zip(*rows, strict=True))


def _merged(those: Sequence[Cell]) -> Cell:
    state = next((one for one in WORST_FIRST if any(cell.state == one for cell in those)), None)
    worst_ones = [cell for cell in those if state is not None and cell.state == state]
    days = [cell.first_due for cell in worst_ones if cell.first_due is not None]
    count = sum(cell.count for cell in worst_ones)
    return Cell(those[0].month, state, count, sum(cell.total for cell in those), min(days, default=None))


def worst_then_newest(one: Occurrence) -> tuple[int, int, str]:
    """The order in which people read what was asked: the worst first, and of those the newest."""
    return WORST_FIRST.index(one.state), -(one.due_on or date.min).toordinal(), one.key


def by_urgency(one: Occurrence) -> tuple[bool, date, str]:
    """The order in which things are to be done: what is late before what is due, the oldest first."""
    return one.state != State.LATE, one.due_on or date.max, one.key


def worst(states: Collection[State]) -> State | None:
    """The state that a promise as a whole is shown with: the worst of those that are decided or late."""
    return next((state for state in WORST_FIRST if state in states), None)
