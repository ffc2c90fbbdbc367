"""Publish what became of what people said, and tell everyone who spoke: once for each outcome."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from sayso.actions.commands import outcomes
from sayso.actions.enums import Decision
from sayso.actions.models import Outcome, Telling
from sayso.actions.queries import pages, tellings
from sayso.communications.commands import messages
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.framework.commands import facts
from sayso.listening.commands import answers
from sayso.listening.commands.voices import follow_url
from sayso.listening.enums import VoiceState
from sayso.listening.models import Voice
from sayso.people.models import User


class NobodySaidIt(Refusal):
    """There are no voices behind it."""


class NotReady(Refusal):
    """Words or a day are missing."""


def _check(outcome: Outcome) -> None:
    if not outcome.links.exists():
        raise NobodySaidIt("Nobody is shown to have said this. Put voices behind it first.")
    if not outcome.you_said:
        raise NotReady("Write what people said.", field="you_said")
    if outcome.decision == Decision.CANNOT:
        return
    if outcome.decision != Decision.DONE:
        raise NotReady("It can be published when it is done, or when you cannot do it.")
    if not outcome.we_did:
        raise NotReady("Write what you did.", field="we_did")
    if outcome.done_on is None:
        raise NotReady("Give the day it was done.", field="done_on")


@command
def publish(*, outcome: Outcome, by: User, at: datetime) -> Outcome:
    """Publish a change or a refusal and tell everyone who spoke. Publishing again changes nothing."""
    locked = outcomes.lock(outcome)
    if locked.published_at is not None:
        return locked
    _check(locked)
    locked.published_at, locked.published_by = at, by
    locked.save(update_fields=["published_at", "published_by"])
    kinds = (
        ["refusal.published"] if locked.decision == Decision.CANNOT else ["change.made", "change.published"]
    )
    for kind in kinds:
        facts.record(
            kind=kind, landlord=locked.landlord, subject=outcomes.subject_of(locked), place=locked.place,
            occurred_at=at, key=f"{kind}:{locked.pk}", by=by, at=at,
        )  # fmt: skip
    tell(outcome=locked, by=by, at=at)
    return locked


@command
def add_voices(*, outcome: Outcome, voices: Iterable[Voice], by: Actor, at: datetime) -> list[Voice]:
    """Put voices behind an outcome; where it is published already, tell those who spoke."""
    locked = outcomes.lock(outcome)
    found = outcomes.link(outcome=locked, voices=voices, by=by, at=at)
    if locked.published_at is not None:
        tell(outcome=locked, by=by, at=at)
    return found


@command
def tell(*, outcome: Outcome, by: Actor, at: datetime) -> list[Telling]:
    """Tell everyone who spoke and has not been told this outcome. Safe to repeat."""
    locked = outcomes.lock(outcome)
    heard = tellings.audience(locked)
    drafts = {one.who: _draft(locked, one) for one in heard.listeners}
    queued = {
        one.key: one for one in messages.queue(landlord=locked.landlord, drafts=drafts.values(), by=by, at=at)
    }
    made = Telling.objects.bulk_create(
        Telling(
            outcome=locked, voice=one.voice, who=one.who, at=at,
            channel=queued[drafts[one.who].key].channel, message=queued[drafts[one.who].key],
        )
        for one in heard.listeners
    )  # fmt: skip
    _close(locked, heard.voices, by, at)
    return made


def _close(outcome: Outcome, voices: tuple[Voice, ...], by: Actor, at: datetime) -> None:
    """Every voice behind it counts as answered now."""
    answers.mark_answered(voices=voices, by=by, at=at)
    Voice.objects.filter(pk__in=[one.pk for one in voices]).exclude(state=VoiceState.ANSWERED).update(
        state=VoiceState.ANSWERED
    )
    facts.record(
        kind="speakers.told", landlord=outcome.landlord, subject=outcomes.subject_of(outcome),
        place=outcome.place, occurred_at=at, key=f"speakers.told:{outcome.pk}", by=by, at=at,
    )  # fmt: skip


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _draft(outcome: Outcome, listener: tellings.Listener) -> messages.Draft:
    voice, who = listener.voice, listener.who
    # A text is read on a small screen and paid for by its length: it says less, and leads to the page.
    most_said, most_done = (80, 160) if listener.channel == "text" else (300, outcomes.MOST_WORDS)
    with translation.override(listener.recipient.language):
        parts = [_("You said: “%(said)s”") % {"said": _cut(voice.words, most_said)}]
        if outcome.decision == Decision.CANNOT:
            title = _("Why we cannot: %(title)s") % {"title": outcome.title}
            parts.append(
                _("We cannot do this, because: %(reason)s") % {"reason": _cut(outcome.reason, most_done)}
            )
            if outcome.instead:
                parts.append(_("Instead: %(instead)s") % {"instead": _cut(outcome.instead, most_done)})
        else:
            title = _("You said, we did: %(title)s") % {"title": outcome.title}
            parts.append(_("We did this: %(did)s") % {"did": _cut(outcome.we_did, most_done)})
        if listener.channel not in ("letter", "phone"):
            parts.append(_("See it here: %(link)s") % {"link": pages.url_of(outcome)})
        if listener.channel == "text":
            parts.append(_("Your number is %(ref)s.") % {"ref": voice.ref})
        elif listener.channel in ("letter", "phone") and outcome.landlord.phone:
            # From paper nobody can follow a long address: the phone, a name and the number help.
            first_name = outcome.owner.name.split()[0]
            given = {"ref": voice.ref, "phone": outcome.landlord.phone, "name": first_name}
            parts.append(_("Not what you meant? Ring %(phone)s and ask for %(name)s.") % given)
            parts.append(_("Your number is %(ref)s.") % given)
        else:
            link = {"ref": voice.ref, "link": follow_url(voice)}
            parts.append(_("Your number is %(ref)s. Follow it here: %(link)s") % link)
            if outcome.landlord.phone:
                parts.append(
                    _("Not what you meant? Ring us on %(phone)s.") % {"phone": outcome.landlord.phone}
                )
    key = (
        f"telling:{outcome.pk}:{who}" if who.startswith("customer:") else f"telling:{outcome.pk}:v{voice.pk}"
    )
    return messages.Draft(
        key=key, recipient=listener.recipient, title=_cut(title, 300), body="\n\n".join(parts),
        about=outcomes.subject_of(outcome),
    )  # fmt: skip
