"""What became of a duty each time it was asked."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sayso.foundations.clocks.counting import Pause, on_day
from sayso.foundations.clocks.periods import Period
from sayso.framework.rules.durations import Duration
from sayso.framework.rules.record import FactRow


class State(StrEnum):
    """From best to worst: kept, excused, due, kept late, late, missed."""

    KEPT = "kept"
    EXCUSED = "excused"
    DUE = "due"
    KEPT_LATE = "kept_late"
    LATE = "late"
    MISSED = "missed"


STATE_WORDS: dict[State, str] = {
    State.KEPT: "Kept",
    State.EXCUSED: "Excused",
    State.DUE: "Due",
    State.KEPT_LATE: "Kept late",
    State.LATE: "Late now",
    State.MISSED: "Missed",
}
DECIDED = frozenset({State.KEPT, State.KEPT_LATE, State.MISSED})


class Occurrence(NamedTuple):
    """One time that one duty was asked of someone, with the evidence for its state.

    `key` stays the same however the state changes. `due_on` and `due_at` are None where the framework
    sets no date. `started_at` is the moment a clock started; `period` what a cadence or target covers.
    """

    key: str
    clause: str
    state: State
    name: str
    due_on: date | None
    due_at: datetime | None
    done_at: datetime | None
    started_at: datetime | None
    period: Period | None
    place_id: int | None
    group: str
    subject: tuple[str, str, str, str]  # kind, id, title, url: what the fact that keeps it is about
    wants: str  # the kind of fact that keeps it
    needed: int
    counted: int
    value: float | None
    evidence: tuple[FactRow, ...]
    excuse: FactRow | None
    within: Duration | None = None
    pauses: tuple[Pause, ...] = ()
    paused: bool = False

    @property
    def is_lasting(self) -> bool:
        """Whether its period is longer than a year: what is done once stays done."""
        return self.period is not None and (self.period.end - self.period.start).days > 366

    @property
    def shown_on(self) -> date | None:
        """The day by which it is found in a year: when it is due, or when it started where it has no date."""
        return self.due_on or (on_day(self.started_at) if self.started_at else None)

    @property
    def month(self) -> date | None:
        """The first day of the month that it is shown in: when it is due, or when a lasting one was done."""
        day = self.shown_on
        if self.is_lasting and self.done_at is not None:
            day = on_day(self.done_at)
        return None if day is None else day.replace(day=1)
