"""Excuse a duty, give it more time, stop its clock: always with a reason and who decided."""

from __future__ import annotations

from datetime import datetime

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts
from sayso.framework.enums import EXCUSED, EXTENDED, PAUSED, RESUMED, FactKind
from sayso.framework.models import Fact
from sayso.people.models import Landlord


class DutyRefused(Refusal):
    """The duty cannot be excused or changed so."""


@command
def excuse(
    *, landlord: Landlord, occurrence: str, title: str, reason: str, decided_by: str, key: str = "",
    by: Actor, at: datetime,
) -> Fact:  # fmt: skip
    """Excuse one occurrence (by its key): it then counts neither as kept nor as missed."""
    return _about(EXCUSED, landlord, occurrence, title, reason, decided_by, None, key, by, at)


@command
def extend(
    *, landlord: Landlord, occurrence: str, title: str, more: int, reason: str, decided_by: str,
    key: str = "", by: Actor, at: datetime,
) -> Fact:  # fmt: skip
    """Give a clock `more` of its own unit. Given after the time was over, it moves nothing."""
    if more < 1:
        raise DutyRefused("Say how much more time, as a whole number.", field="more")
    return _about(EXTENDED, landlord, occurrence, title, reason, decided_by, more, key, by, at)


@command
def pause(
    *, landlord: Landlord, occurrence: str, title: str, reason: str, decided_by: str, key: str = "",
    by: Actor, at: datetime,
) -> Fact:  # fmt: skip
    """Stop a clock from now until it is resumed."""
    return _about(PAUSED, landlord, occurrence, title, reason, decided_by, None, key, by, at)


@command
def resume(
    *, landlord: Landlord, occurrence: str, title: str, decided_by: str, key: str = "", by: Actor,
    at: datetime,
) -> Fact:  # fmt: skip
    """Let a stopped clock go on; today counts again."""
    return _about(RESUMED, landlord, occurrence, title, "The clock goes on.", decided_by, None, key, by, at)


def _about(
    kind: FactKind, landlord: Landlord, occurrence: str, title: str, reason: str, decided_by: str,
    value: int | None, key: str, by: Actor, at: datetime,
) -> Fact:  # fmt: skip
    if not reason.strip():
        raise DutyRefused("Say why: the reason is shown beside the promise.", field="reason")
    if not decided_by.strip():
        raise DutyRefused("Say who decided this, as a job title.", field="decided_by")
    return facts.record(
        kind=kind, landlord=landlord, subject=Subject("duty", occurrence, title), occurred_at=at,
        value=value, note=reason, decided_by=decided_by, key=key, by=by, at=at,
    )  # fmt: skip
