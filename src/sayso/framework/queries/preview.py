"""What would have been late last year under a draft: the record of the year judged by its duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sayso.foundations.clocks.counting import end_of, on_day, start_of
from sayso.foundations.clocks.periods import Period
from sayso.foundations.database.replica import reads_replica
from sayso.framework.models import Fact
from sayso.framework.queries import standing
from sayso.framework.queries.editions import LoadedEdition
from sayso.framework.queries.standing import ClauseStanding, Frame
from sayso.framework.rules.packs import Clause, Pack
from sayso.framework.rules.standing import Numbers, total
from sayso.framework.rules.verdicts import Occurrence, State
from sayso.people.models import Landlord

WRONG = (State.LATE, State.MISSED, State.KEPT_LATE)


@dataclass(frozen=True)
class Row:
    """A promise as it went under the edition in force, and as it would have gone; None where it was not asked."""

    clause: Clause
    was: Numbers | None
    would: Numbers | None
    wrong: tuple[Occurrence, ...]

    @property
    def worse(self) -> bool:
        return _wrong(self.would) > _wrong(self.was)

    @property
    def better(self) -> bool:
        return _wrong(self.would) < _wrong(self.was)


@dataclass(frozen=True)
class Preview:
    """A year, twice: by the promises in force, and by those of the draft.

    It is the last whole one, or this one so far where nothing is on the record of the last.
    """

    year: Period
    so_far: bool
    was: Numbers | None
    would: Numbers
    rows: tuple[Row, ...]


@reads_replica
def preview(landlord: Landlord, pack: Pack, as_at: datetime) -> Preview:
    """What the draft's promises would have come to in a year, by the record as it is at a moment."""
    this_year = pack.year.year_of(on_day(as_at))
    last_year = pack.year.year_of(this_year.start - timedelta(days=1))
    year = last_year if _on_record(landlord, last_year) else this_year
    frame = standing.frame(landlord)
    own = [one for one in frame.editions if not one.pack.is_regulation]
    begins = max(year.start, min((one.measured_from for one in own), default=year.start))
    would = _of(landlord, Frame([LoadedEdition(0, pack, begins, None, as_at, "")], frame.scope), as_at, year)
    was = _of(landlord, Frame(own, frame.scope), as_at, year) if own else {}
    return Preview(
        year=year,
        so_far=year == this_year,
        was=total(one.numbers for one in was.values())
        if any(one.occurrences for one in was.values())
        else None,
        would=total(one.numbers for one in would.values()),
        rows=tuple(_row(name, was.get(name), would.get(name)) for name in dict.fromkeys([*would, *was])),
    )


def _on_record(landlord: Landlord, year: Period) -> bool:
    """Whether anything is known to have happened in a year."""
    days = (start_of(year.start), end_of(year.end))
    return Fact.objects.filter(landlord=landlord, occurred_at__range=days).exists()


def _of(landlord: Landlord, frame: Frame, as_at: datetime, year: Period) -> dict[str, ClauseStanding]:
    found, _ = standing.judged(landlord, as_at, frame, year_of=year.end)
    return dict(found.by_clause) if found else {}


def _row(name: str, was: ClauseStanding | None, would: ClauseStanding | None) -> Row:
    known = would or was
    assert known is not None, name
    wrong = [one for one in would.occurrences if one.state in WRONG] if would else []
    return Row(known.clause, _asked(was), _asked(would), tuple(wrong))


def _asked(one: ClauseStanding | None) -> Numbers | None:
    return one.numbers if one is not None and one.occurrences else None


def _wrong(numbers: Numbers | None) -> int:
    return numbers.late_now + numbers.kept_late + numbers.missed if numbers else 0
