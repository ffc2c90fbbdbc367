"""Questions about letters: what waits, which batches there are, how a message looks on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sayso.communications.enums import MessageState
from sayso.communications.models import LetterBatch, Message
from sayso.communications.rules import routing
from sayso.foundations.access.permissions import Permission
from sayso.foundations.print.typesetting import Letter, letter_pdf
from sayso.people.models import Landlord, User
from sayso.people.queries import scopes
from sayso.people.queries.languages import spoken

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Waiting:
    """How many letters of a landlord wait to be printed, and whether a batch is being made now."""

    landlord: Landlord
    letters: int
    by_hand: int
    is_made_now: bool


def landlords_of(viewer: User, permission: Permission) -> QuerySet[Landlord]:
    """The landlords whose letters the viewer may print: a batch is a whole landlord's."""
    return Landlord.objects.filter(pk__in=scopes.of(viewer, permission).landlords)


def waiting(viewer: User, permission: Permission) -> list[Waiting]:
    """What waits at each landlord of the viewer, those with something to print first."""
    lying = Q(message__state=MessageState.TO_PRINT)
    found = landlords_of(viewer, permission).annotate(
        lying=Count("message", filter=lying),
        by_hand=Count("message", filter=lying & Q(message__format__in=routing.MADE_BY_HAND)),
    )
    unmade = set(LetterBatch.objects.filter(file=None).values_list("landlord_id", flat=True))
    rows = [Waiting(one, one.lying, one.by_hand, one.pk in unmade) for one in found]
    return sorted(rows, key=lambda row: (-row.letters, row.landlord.name))


def batches(viewer: User, permission: Permission) -> QuerySet[LetterBatch]:
    """The print batches the viewer may see, newest first."""
    return (
        LetterBatch.objects.filter(landlord__in=landlords_of(viewer, permission))
        .select_related("landlord", "file")
        .order_by("-made_at", "-pk")
    )


def as_letter(landlord: Landlord, message: Message, at: datetime) -> Letter:
    """Lay out one message as a letter in its language and size of print."""
    language = spoken(message.language)
    with translation.override(language):
        address = [part.strip() for part in message.to_address.replace(",", "\n").splitlines()]
        return Letter(
            landlord=landlord.name,
            address=tuple(part for part in (message.to_name, *address) if part),
            date=date_format(timezone.localtime(at).date(), "l j F Y"),
            greeting=_("Dear %(name)s") % {"name": message.to_name} if message.to_name else _("Hello"),
            title=message.title,
            paragraphs=tuple(
                _whole(part, landlord.phone) for part in message.body.split("\n\n") if part.strip()
            ),
            closing=_("Thank you for telling us."),
            signed=landlord.name,
            footer=_footer(landlord),
            language=message.language,
            size=routing.points(message.format),
            colour=landlord.colour,
        )


def pdf_of(message: Message, at: datetime) -> bytes:
    """One message as it would be printed."""
    return letter_pdf(as_letter(message.landlord, message, at), made_at=at)


def _whole(words: str, phone: str) -> str:
    """The words with the phone number held together on one line."""
    return words.replace(phone, phone.replace(" ", NO_BREAK)) if phone else words


def _footer(landlord: Landlord) -> str:
    parts = [
        landlord.name,
        " ".join(landlord.address.split()),
        _whole(landlord.phone, landlord.phone),
        landlord.email,
    ]
    return " · ".join(part for part in parts if part)
