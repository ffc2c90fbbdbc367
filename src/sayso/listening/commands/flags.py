"""Flags of danger: raised at once, and taken up by somebody with a name."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from sayso.communications.commands import messages
from sayso.communications.rules.routing import Reach
from sayso.foundations.access.actors import Actor
from sayso.foundations.access.permissions import Role
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.listening.models import Flag, Voice
from sayso.listening.rules.danger import Sign
from sayso.people.models import User
from sayso.people.queries import staff


class SayWhatWasDone(Refusal):
    """A flag cannot be taken up without saying what was done."""


@command
def raise_flag(*, voice: Voice, sign: Sign, by: Actor, at: datetime) -> Flag:
    """Flag a voice and tell every manager of its place at once; once for each danger."""
    flag, is_new = Flag.objects.get_or_create(
        voice=voice, danger=sign.danger, defaults={"found": sign.found, "raised_at": at}
    )
    if is_new:
        _alert(flag, by, at)
    return flag


def _alert(flag: Flag, by: Actor, at: datetime) -> None:
    voice = flag.voice
    people = staff.holders(Role.MANAGER, landlord=voice.landlord, place=voice.place)
    people = people or staff.holders(Role.ADMINISTRATOR, landlord=voice.landlord, place=None)
    link = f"{settings.SITE_URL}/staff/voices/{voice.pk}/"
    with translation.override(settings.LANGUAGE_CODE):  # staff's language, whatever the customer's is
        title = _("Look now: %(danger)s") % {"danger": flag.get_danger_display()}
        # No name and no words of the customer: e-mail is not the place for them.
        body = _("Somebody's words suggest danger: %(danger)s.\n\nOpen %(ref)s: %(link)s") % {
            "danger": flag.get_danger_display(), "ref": voice.ref, "link": link,
        }  # fmt: skip
    drafts = [
        messages.Draft(
            key=f"flag:{flag.pk}:{person.pk}",
            recipient=messages.Recipient(person.name, Reach("email", email=person.email)),
            title=title,
            body=body,
            about=Subject("voice", str(voice.pk), voice.ref, f"/staff/voices/{voice.pk}/"),
        )
        for person in people
        if person.email
    ]
    messages.queue(landlord=voice.landlord, drafts=drafts, by=by, at=at)


@command
def take_up(*, flag: Flag, what_was_done: str, by: User, at: datetime) -> Flag:
    """Record who took the flag up and what they did. The first to do so stands."""
    if not what_was_done.strip():
        raise SayWhatWasDone("Say what you did.", field="what_was_done")
    locked = Flag.objects.select_for_update().get(pk=flag.pk)
    if locked.taken_up_at is None:
        locked.taken_up_at, locked.taken_up_by = at, by
        locked.what_was_done = what_was_done.strip()
        locked.save(update_fields=["taken_up_at", "taken_up_by", "what_was_done"])
    return locked
