"""Choose to be told by e-mail how promises stand, stop it, and send what is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sayso.communications.commands import messages
from sayso.communications.commands.messages import Draft, Recipient
from sayso.communications.enums import MessageState, Rhythm
from sayso.communications.models import Digest, Message
from sayso.communications.queries import digest_words, digests
from sayso.communications.queries.digests import Choice, Told
from sayso.communications.rules.routing import Reach
from sayso.foundations.access.actors import Actor, System
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.queries.standing import frame
from sayso.people.models import Landlord, Place, User

SENDING = System("digests")


class NotOurs(Refusal):
    """The place belongs to another landlord."""


@command
def choose(*, choice: Choice, by: User, at: datetime) -> Digest:
    """Keep what somebody wants to be told where they work now. Raises `NotOurs`.

    Whoever begins is told what changes from now on.
    """
    landlord = by.landlords[0]
    if choice.place is not None and not Place.objects.filter(pk=choice.place, landlord=landlord).exists():
        raise NotOurs(_("Choose a place of this landlord."), field="place")
    new = {
        "rhythm": choice.rhythm, "language": choice.language, "owner": choice.owner, "place_id": choice.place,
        "chosen_at": at,
    }  # fmt: skip
    kept, is_new = Digest.objects.select_for_update().get_or_create(
        user=by, landlord=landlord, defaults={**new, "told_until": at}
    )
    if is_new:
        return kept
    if kept.rhythm == Rhythm.NEVER:
        kept.told_until = at
    for name, value in new.items():
        setattr(kept, name, value)
    kept.save()
    return kept


@command
def stop(*, digest: Digest, by: Actor, at: datetime) -> Digest:
    """Send no more of them, until the person chooses again."""
    kept = Digest.objects.select_for_update().get(pk=digest.pk)
    if kept.rhythm != Rhythm.NEVER:
        kept.rhythm, kept.chosen_at = Rhythm.NEVER, at
        kept.save(update_fields=["rhythm", "chosen_at"])
    return kept


@command
def stop_all(*, user: User, by: Actor, at: datetime) -> int:
    """Send none to somebody who leaves, and let go what still waits to go out. Returns how many digests stopped."""
    chosen = Digest.objects.filter(user=user).exclude(rhythm=Rhythm.NEVER)
    waiting = [Q(key__startswith=f"digest:{one.pk}:") for one in Digest.objects.filter(user=user)]
    if waiting:
        Message.objects.filter(reduce(or_, waiting), state=MessageState.WAITING).delete()
    return chosen.update(rhythm=Rhythm.NEVER, chosen_at=at)


@command
def send(*, landlord: Landlord, by: Actor, at: datetime) -> list[Message]:
    """Queue the digests of a landlord that are due, each once a day, and keep up to when they told."""
    asked = frame(landlord)
    ripe = {one.pk: one for one in digests.due(landlord, asked, at)} if asked.editions else {}
    held = list(Digest.objects.select_for_update(skip_locked=True).filter(pk__in=ripe).order_by("pk"))
    those = [ripe[one.pk] for one in held if one.told_until == ripe[one.pk].told_until]
    if not those:
        return []
    found = digests.told(landlord, asked, [(digests.choice_of(one), one.told_until) for one in those], at)
    Digest.objects.filter(pk__in=[one.pk for one in those]).update(told_until=at)
    return messages.queue(
        landlord=landlord, drafts=_drafts(landlord, zip(those, found, strict=True)), by=by, at=at
    )


def _drafts(landlord: Landlord, those: Iterable[tuple[Digest, Told]]) -> list[Draft]:
    return [_draft(landlord, digest, told) for digest, told in those if told.is_sent]


def _draft(landlord: Landlord, digest: Digest, told: Told) -> Draft:
    stop_url = f"{settings.SITE_URL}{reverse('digest-stop', args=[digests.token_of(digest)])}"
    title = digest_words.title(landlord, told)
    return Draft(
        key=f"digest:{digest.pk}:{on_day(told.at)}",
        recipient=Recipient(
            name=digest.user.name, reach=Reach("email", email=digest.user.email), language=digest.language
        ),
        title=title,
        body=digest_words.body(landlord, told, stop_url=stop_url),
        about=Subject("digest", str(digest.pk), title, reverse("promises")),
        stop_url=stop_url,
    )
