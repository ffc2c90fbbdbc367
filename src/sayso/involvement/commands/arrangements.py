"""See to what those invited need, and keep afterwards whether it was there."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.involvement.enums import Arranged
from sayso.involvement.models import Arrangement, Invitation, Meeting
from sayso.involvement.queries.arrangements import occasion
from sayso.people.commands import needs
from sayso.people.models import CustomerNeed, NeedMet


class NotArranged(Refusal):
    """It is not theirs, or not one of what can become of it."""


def _theirs(invitation: Invitation, need: CustomerNeed) -> None:
    if need.customer_id != invitation.customer_id:
        raise NotArranged(_("This is not what the person needs."))


@command
def settle(
    *, invitation: Invitation, need: CustomerNeed, state: str, note: str = "", by: Actor, at: datetime
) -> Arrangement:
    """What was done so that the need is met at this meeting. Twice is once. Raises `NotArranged`."""
    _theirs(invitation, need)
    if not Meeting.objects.select_for_update().get(pk=invitation.meeting_id).is_open:
        raise NotArranged(_("This meeting was held or called off already."))
    if state not in Arranged.values:
        raise NotArranged(_("Choose one of those offered."), field="state")
    values = {
        "state": state,
        "note": " ".join(note.split())[:200],
        "settled_at": at,
        "settled_by": by.actor_name,
    }
    return Arrangement.objects.update_or_create(invitation=invitation, need=need, defaults=values)[0]


@command
def note_met(
    *, invitation: Invitation, need: CustomerNeed, was_met: bool, by: Actor, at: datetime
) -> NeedMet:
    """Whether the need was met at this meeting, kept with the person's needs. Raises `NotArranged`."""
    _theirs(invitation, need)
    # It may just be taken back: whoever does that holds the meeting.
    meeting = Meeting.objects.select_for_update().get(pk=invitation.meeting_id)
    invitation.refresh_from_db(fields=["attended"])
    if meeting.held_at is None or not invitation.attended:
        raise NotArranged(_("Keep first who was there."))
    return needs.note_met(
        need=need, occasion=meeting.title, was_met=was_met, key=occasion(meeting),
        on=timezone.localdate(meeting.starts_at), by=by, at=at,
    )  # fmt: skip
