"""What can go wrong with a duty, for a proof that exactly what was planted is found."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sayso.framework.rules.packs import Cadence, Clock, Target


class Fault(StrEnum):
    """The ways in which a duty is not kept."""

    LATE = "answered after its time"
    NEVER = "not answered, and its time is over"
    WAITING = "not answered, with no date set"
    MISSED = "a period without"
    KEPT_LATE = "done after its month"
    OFF_TARGET = "a figure on the wrong side of the promised one"


# How many of which kind, for each clause by its id.
Faults = Mapping[str, Mapping[Fault, int]]


def faults_of(duty: Clock | Cadence | Target | None) -> tuple[Fault, ...]:
    """The kinds of fault that a duty can have by its form."""
    if isinstance(duty, Clock):
        return (Fault.WAITING,) if duty.within is None else (Fault.LATE, Fault.NEVER)
    if isinstance(duty, Cadence):
        return (Fault.MISSED, Fault.KEPT_LATE) if duty.months else (Fault.MISSED,)
    return (Fault.OFF_TARGET,) if isinstance(duty, Target) else ()


class NoRoom(ValueError):
    """A fault that cannot happen in the time that is lived through."""
