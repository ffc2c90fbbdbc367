"""Decide what becomes of what people said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from sayso.actions.enums import Decision
from sayso.actions.models import Outcome, OutcomeVoice
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts
from sayso.listening.enums import VoiceState
from sayso.listening.models import Voice
from sayso.people.models import Landlord, Place, User

MOST_WORDS = 5_000  # characters of each text that people will read


class Incomplete(Refusal):
    """Something that must be said is missing."""


class TooLong(Refusal):
    """More words than people can be asked to read."""


class NotOurs(Refusal):
    """Somebody or something of another landlord."""


class AlreadyPublished(Refusal):
    """A published outcome does not change its decision."""


@dataclass(frozen=True)
class Decided:
    """A decision: what, why, and who sees to it."""

    title: str
    decision: str
    owner: User
    reason: str = ""
    instead: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Result:
    """The words to publish: what people said, and what was done."""

    you_said: str
    we_did: str = ""
    cost: Decimal | None = None
    done_on: date | None = None


def subject_of(outcome: Outcome) -> Subject:
    """The outcome as lower floors may point to it."""
    return Subject("outcome", str(outcome.pk), outcome.title, f"/staff/outcomes/{outcome.pk}/")


def with_merged(voices: Iterable[Voice]) -> list[Voice]:
    """The voices with all that were merged into them, and the voice each was merged into."""
    asked = {one.pk for one in voices}
    tops = set(
        Voice.objects.filter(pk__in=asked, merged_into__isnull=False).values_list("merged_into", flat=True)
    )
    return list(Voice.objects.filter(Q(pk__in=asked | tops) | Q(merged_into__in=asked | tops)).order_by("pk"))


def _fits(words: str, field: str, most: int = MOST_WORDS) -> None:
    if len(words) > most:
        raise TooLong(f"Use {most:,} characters or fewer; this has {len(words):,}.", field=field)


def _check(decided: Decided, landlord: Landlord) -> None:
    if not decided.title.strip():
        raise Incomplete("Give it a short title.", field="title")
    _fits(decided.title.strip(), "title", 200)
    _fits(decided.reason, "reason")
    _fits(decided.instead, "instead")
    if decided.place is not None and decided.place.landlord_id != landlord.pk:
        raise NotOurs("Choose a place of this landlord.", field="place")
    if not decided.owner.is_active or not decided.owner.is_staff_member:
        raise NotOurs("Choose somebody who works here now.", field="owner")
    if decided.decision == Decision.CANNOT and not decided.reason.strip():
        raise Incomplete("Say why not. People are told the reason.", field="reason")


def _free_slug(landlord: Landlord, title: str) -> str:
    start = slugify(title)[:70] or "change"
    taken = set(
        Outcome.objects.filter(landlord=landlord, slug__startswith=start).values_list("slug", flat=True)
    )
    number, slug = 1, start
    while slug in taken:
        number += 1
        slug = f"{start}-{number}"
    return slug


@command
def decide(
    *, landlord: Landlord, decided: Decided, voices: Iterable[Voice], key: str, by: User, at: datetime
) -> Outcome:
    """Decide on some voices, with everything merged into them. Once for each key."""
    # One at a time for a landlord, so that two titles never share an address and one form counts once.
    Landlord.objects.select_for_update().get(pk=landlord.pk)
    known = Outcome.objects.filter(key=key).first()
    if known is not None:
        return known
    _check(decided, landlord)
    outcome = Outcome.objects.create(
        landlord=landlord,
        key=key,
        slug=_free_slug(landlord, decided.title),
        title=decided.title.strip(),
        decision=decided.decision,
        reason=decided.reason.strip(),
        instead=decided.instead.strip(),
        decided_at=at,
        decided_by=by,
        owner=decided.owner,
        place=decided.place,
    )
    link(outcome=outcome, voices=voices, by=by, at=at)
    facts.record(
        kind="outcome.decided", landlord=landlord, subject=subject_of(outcome), place=outcome.place,
        occurred_at=at, key=f"outcome.decided:{outcome.pk}", by=by, at=at,
    )  # fmt: skip
    return outcome


@command
def link(*, outcome: Outcome, voices: Iterable[Voice], by: Actor, at: datetime) -> list[Voice]:
    """Put voices behind an outcome, with all that say the same."""
    found = [one for one in with_merged(voices) if one.landlord_id == outcome.landlord_id]
    OutcomeVoice.objects.bulk_create(
        [OutcomeVoice(outcome=outcome, voice=one) for one in found], ignore_conflicts=True
    )
    Voice.objects.filter(
        pk__in=[one.pk for one in found], state__in=[VoiceState.NEW, VoiceState.OWNED, VoiceState.ANSWERED]
    ).update(state=VoiceState.DECIDED)
    return found


@command
def unlink(*, outcome: Outcome, voice: Voice, by: User, at: datetime) -> None:
    """Take a voice away from an outcome that is not published yet."""
    locked = lock(outcome)
    if locked.published_at is not None:
        raise AlreadyPublished("It is published; the voices behind it stay.")
    OutcomeVoice.objects.filter(outcome=locked, voice=voice).delete()
    freed = Voice.objects.select_for_update().get(pk=voice.pk)
    if freed.state == VoiceState.DECIDED and not freed.outcome_links.exists():
        waiting = VoiceState.OWNED if freed.owner_id else VoiceState.NEW
        freed.state = VoiceState.ANSWERED if freed.answered_at is not None else waiting
        freed.save(update_fields=["state"])


def lock(outcome: Outcome) -> Outcome:
    """The outcome as it stands, held until the transaction ends."""
    return (
        Outcome.objects.select_for_update(of=("self",))
        .select_related("landlord", "place", "owner")
        .get(pk=outcome.pk)
    )


@command
def change_decision(*, outcome: Outcome, decided: Decided, by: User, at: datetime) -> Outcome:
    """Decide otherwise while nothing is published."""
    locked = lock(outcome)
    _check(decided, locked.landlord)
    if locked.published_at is not None:
        raise AlreadyPublished("It is published. Decide again as a new outcome on the same voices.")
    locked.title, locked.decision = decided.title.strip(), decided.decision
    locked.reason, locked.instead = decided.reason.strip(), decided.instead.strip()
    locked.owner, locked.place = decided.owner, decided.place
    locked.save()
    return locked


@command
def write_result(*, outcome: Outcome, result: Result, by: User, at: datetime) -> Outcome:
    """Write the words that will be published; what is written as done, with its day, counts as done."""
    _fits(result.you_said, "you_said")
    _fits(result.we_did, "we_did")
    locked = lock(outcome)
    if locked.published_at is not None:
        raise AlreadyPublished("It is published; its words stay as people were told them.")
    if result.done_on is not None and result.done_on > timezone.localtime(at).date():
        raise Incomplete("The day it was done must be today or in the past.", field="done_on")
    if result.cost is not None and result.cost < 0:
        raise Incomplete("The cost cannot be less than nothing.", field="cost")
    locked.you_said, locked.we_did = result.you_said.strip(), result.we_did.strip()
    locked.cost, locked.done_on = result.cost, result.done_on
    if locked.decision != Decision.CANNOT and locked.we_did and locked.done_on is not None:
        locked.decision = Decision.DONE
    locked.save(update_fields=["you_said", "we_did", "cost", "done_on", "decision"])
    return locked
