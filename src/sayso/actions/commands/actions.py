"""The steps of an action plan."""

from __future__ import annotations

from datetime import date, datetime

from sayso.actions.models import Action, ActionNote, Outcome
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.models import User


class Incomplete(Refusal):
    """Something that must be said is missing."""


@command
def add(*, outcome: Outcome, what: str, owner: User, due_on: date, by: User, at: datetime) -> Action:
    """Add a step: what, who, by when."""
    if not what.strip():
        raise Incomplete("Say what will be done.", field="what")
    if due_on < at.date():
        raise Incomplete("The day must be today or later.", field="due_on")
    return Action.objects.create(outcome=outcome, what=what.strip()[:300], owner=owner, due_on=due_on)


@command
def finish(*, action: Action, by: User, at: datetime) -> Action:
    """Tick a step off. Ticking twice changes nothing."""
    locked = Action.objects.select_for_update().get(pk=action.pk)
    if locked.done_at is None:
        locked.done_at, locked.done_by = at, by
        locked.save(update_fields=["done_at", "done_by"])
    return locked


@command
def reopen(*, action: Action, by: User, at: datetime) -> Action:
    """Take the tick back."""
    locked = Action.objects.select_for_update().get(pk=action.pk)
    locked.done_at = locked.done_by = None
    locked.save(update_fields=["done_at", "done_by"])
    return locked


@command
def move(*, action: Action, due_on: date, owner: User, reason: str, by: User, at: datetime) -> Action:
    """Give a step another day or another owner, with the reason."""
    if not reason.strip():
        raise Incomplete("Say why it moves.", field="reason")
    locked = Action.objects.select_for_update().get(pk=action.pk)
    locked.due_on, locked.owner = due_on, owner
    locked.save(update_fields=["due_on", "owner"])
    ActionNote.objects.create(action=locked, words=reason.strip(), at=at, by=by)
    return locked


@command
def note(*, action: Action, words: str, by: User, at: datetime) -> ActionNote:
    """Write how a step is getting on."""
    if not words.strip():
        raise Incomplete("Write the note.", field="words")
    return ActionNote.objects.create(action=action, words=words.strip(), at=at, by=by)
