"""The steps of an action plan."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from sayso.actions.models import Action, ActionNote, Outcome
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.models import User

MOST_WHAT = 300
MOST_NOTE = 5_000  # characters


class Incomplete(Refusal):
    """Something that must be said is missing."""


@command
def add(*, outcome: Outcome, what: str, owner: User, due_on: date, by: User, at: datetime) -> Action:
    """Add a step: what, who, by when. The same step sent twice is one step."""
    what = " ".join(what.split())
    if not what:
        raise Incomplete("Say what will be done.", field="what")
    if len(what) > MOST_WHAT:
        raise Incomplete(f"Use {MOST_WHAT} characters or fewer; this has {len(what):,}.", field="what")
    _check_day(due_on, at)
    _check_owner(owner)
    Outcome.objects.select_for_update().get(pk=outcome.pk)
    made, _is_new = Action.objects.get_or_create(
        outcome=outcome, what=what, owner=owner, due_on=due_on, done_at=None
    )
    return made


def _check_day(due_on: date, at: datetime) -> None:
    if due_on < timezone.localtime(at).date():
        raise Incomplete("The day must be today or later.", field="due_on")


def _check_owner(owner: User) -> None:
    if not owner.is_active or not owner.is_staff_member:
        raise Incomplete("Choose somebody who works here now.", field="owner")


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
    _check_owner(owner)
    if due_on != action.due_on:
        _check_day(due_on, at)
    locked = Action.objects.select_for_update().get(pk=action.pk)
    locked.due_on, locked.owner = due_on, owner
    locked.save(update_fields=["due_on", "owner"])
    ActionNote.objects.create(action=locked, words=reason.strip(), at=at, by=by)
    return locked


@command
def note(*, action: Action, words: str, by: User, at: datetime) -> ActionNote:
    """Write how a step is getting on. The same note sent twice is one note."""
    if not words.strip():
        raise Incomplete("Write the note.", field="words")
    if len(words) > MOST_NOTE:
        raise Incomplete(f"Use {MOST_NOTE:,} characters or fewer; this has {len(words):,}.", field="words")
    locked = Action.objects.select_for_update().get(pk=action.pk)
    last = locked.notes.last()
    if last is not None and (last.words, last.by_id) == (words.strip(), by.pk):
        return last
    return ActionNote.objects.create(action=locked, words=words.strip(), at=at, by=by)
