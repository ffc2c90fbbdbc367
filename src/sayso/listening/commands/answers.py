"""Answer the person who spoke."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from sayso.communications.commands import messages
from sayso.communications.models import Message
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.framework.commands import facts
from sayso.framework.commands.facts import Report
from sayso.listening.commands import triage
from sayso.listening.commands.voices import recipient_of, subject_of, way_on
from sayso.listening.enums import VoiceState
from sayso.listening.models import Reply, Voice
from sayso.listening.rules import states
from sayso.people.models import User


class EmptyAnswer(Refusal):
    """An answer without words."""


ANSWERED_AS = {states.ENQUIRY: "enquiry.answered", states.INTEREST: "interest.answered"}


@command
def reply(*, voice: Voice, words: str, key: str, by: User, at: datetime) -> Reply:
    """Answer one person directly, by their channel. The same key answers once."""
    locked = triage.lock(voice)  # first, so that two answers of one moment come one after the other
    known = Reply.objects.filter(key=key).first()
    if known is not None:
        return known
    if not words.strip():
        raise EmptyAnswer("Write the answer.", field="words")
    triage.move(locked, VoiceState.ANSWERED)
    made = Reply.objects.create(voice=locked, key=key, words=words.strip(), at=at, by=by)
    made.message = _queue(locked, made, by, at)
    made.save(update_fields=["message"])
    locked.owner = locked.owner or by
    locked.save(update_fields=["state", "owner"])
    mark_answered(voices=[locked], by=by, at=at)
    return made


def _queue(voice: Voice, made: Reply, by: User, at: datetime) -> Message | None:
    recipient = recipient_of(voice)
    if recipient is None:
        return None
    with translation.override(recipient.language):
        body = _("You said: “%(said)s”\n\n%(answer)s") % {
            "said": voice.words if len(voice.words) <= 300 else voice.words[:299] + "…",
            "answer": made.words,
        }
        body += "\n\n" + way_on(voice, recipient, ask_for=by.name.split()[0])
        title = _("Our answer to what you said")
    draft = messages.Draft(f"reply:{made.pk}", recipient, title, body, subject_of(voice))
    return next(iter(messages.queue(landlord=voice.landlord, drafts=[draft], by=by, at=at)), None)


@command
def mark_answered(*, voices: Iterable[Voice], by: Actor, at: datetime) -> None:
    """Note the first time that voices of one landlord were answered, and tell the framework."""
    first = [one for one in voices if one.answered_at is None]
    if not first:
        return
    Voice.objects.filter(pk__in=[one.pk for one in first], answered_at=None).update(answered_at=at)
    reports = []
    for voice in first:
        voice.answered_at = at
        clock = states.clock_of(voice.kind)
        kinds = ["voice.answered", *([ANSWERED_AS[clock]] if clock in ANSWERED_AS else [])]
        reports += [Report(kind, subject_of(voice), f"{kind}:{voice.pk}", voice.place) for kind in kinds]
    facts.record_all(landlord=first[0].landlord, reports=reports, by=by, at=at)
