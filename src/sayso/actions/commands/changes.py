"""Publish what became of what people said, and tell everyone who spoke: once for each outcome."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from sayso.actions.commands import outcomes
from sayso.actions.enums import Decision
from sayso.actions.models import Outcome, Telling
from sayso.communications.commands import messages
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.framework.commands import facts
from sayso.listening.commands import answers
from sayso.listening.commands.voices import follow_url, recipient_of
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
    kinds = ["refusal.published"] if locked.decision == Decision.CANNOT else ["change.made", "change.published"]
    for kind in kinds:
        facts.record(
            kind=kind, landlord=locked.landlord, subject=outcomes.subject_of(locked), place=locked.place,
            occurred_at=at, key=f"{kind}:{locked.pk}", by=by, at=at,
        )  # fmt: skip
    tell(outcome=locked, by=by, at=at)
    return locked


def who_of(recipient: messages.Recipient) -> str:
    """What makes two voices those of one person: the register's number, or the address left."""
    if recipient.customer_id is not None:
        return f"customer:{recipient.customer_id}"
    reach = recipient.reach
    return f"{reach.channel}:{(reach.email or reach.phone or reach.postal).strip().lower()}"[:330]


def page_url(outcome: Outcome) -> str:
    """The public address of a published outcome."""
    return f"{settings.SITE_URL}/you-said-we-did/{outcome.slug}/"


@command
def tell(*, outcome: Outcome, by: Actor, at: datetime) -> list[Telling]:
    """Tell everyone who spoke and has not been told this outcome. Safe to repeat."""
    told = set(Telling.objects.filter(outcome=outcome).values_list("who", flat=True))
    fresh: dict[str, tuple[Voice, messages.Recipient]] = {}
    voices = list(
        Voice.objects.filter(outcome_links__outcome=outcome)
        .select_related("speaker__home", "landlord", "place")
        .order_by("pk")
    )
    for voice in voices:
        recipient = recipient_of(voice)
        if recipient is not None:
            who = who_of(recipient)
            if who not in told and who not in fresh:
                fresh[who] = (voice, recipient)
    drafts = [_draft(outcome, who, voice, recipient) for who, (voice, recipient) in fresh.items()]
    queued = {one.key: one for one in messages.queue(landlord=outcome.landlord, drafts=drafts, by=by, at=at)}
    rows = [
        Telling(
            outcome=outcome, voice=fresh[who][0], who=who, at=at,
            channel=queued[draft.key].channel, message=queued[draft.key],
        )
        for who, draft in zip(fresh, drafts, strict=True)
        if draft.key in queued
    ]  # fmt: skip
    tellings = Telling.objects.bulk_create(rows)
    _close(outcome, voices, by, at)
    return tellings


def _close(outcome: Outcome, voices: list[Voice], by: Actor, at: datetime) -> None:
    """Every voice behind it counts as answered now."""
    for voice in voices:
        answers.mark_answered(voice=voice, by=by, at=at)
    Voice.objects.filter(pk__in=[one.pk for one in voices]).exclude(state=VoiceState.ANSWERED).update(
        state=VoiceState.ANSWERED
    )
    facts.record(
        kind="speakers.told", landlord=outcome.landlord, subject=outcomes.subject_of(outcome),
        place=outcome.place, occurred_at=at, key=f"speakers.told:{outcome.pk}", by=by, at=at,
    )  # fmt: skip


def _draft(
    outcome: Outcome, who: str, voice: Voice, recipient: messages.Recipient
) -> messages.Draft:
    with translation.override(recipient.language):
        said = voice.words if len(voice.words) <= 300 else voice.words[:299] + "…"
        parts = [_("You said: “%(said)s”") % {"said": said}]
        if outcome.decision == Decision.CANNOT:
            title = _("Why we cannot: %(title)s") % {"title": outcome.title}
            parts.append(_("We cannot do this, because: %(reason)s") % {"reason": outcome.reason})
            if outcome.instead:
                parts.append(_("Instead: %(instead)s") % {"instead": outcome.instead})
        else:
            title = _("You said, we did: %(title)s") % {"title": outcome.title}
            parts.append(_("We did this: %(did)s") % {"did": outcome.we_did})
        parts.append(_("See it here: %(link)s") % {"link": page_url(outcome)})
        parts.append(_("Your number is %(ref)s. Follow it here: %(link)s") % {"ref": voice.ref, "link": follow_url(voice)})
        if outcome.landlord.phone:
            parts.append(_("Not what you meant? Ring us on %(phone)s.") % {"phone": outcome.landlord.phone})
    return messages.Draft(
        key=f"telling:{outcome.pk}:{who}"[:120] if who.startswith("customer:") else f"telling:{outcome.pk}:v{voice.pk}",
        recipient=recipient, title=title, body="\n\n".join(parts), about=outcomes.subject_of(outcome),
    )  # fmt: skip
