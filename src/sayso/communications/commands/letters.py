"""Print batches: waiting letters become PDFs with a manifest, in one file for the printer."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sayso.communications.enums import MessageState
from sayso.communications.events import batch_started
from sayso.communications.models import LetterBatch, Message
from sayso.communications.rules import routing
from sayso.foundations.access.actors import Actor
from sayso.foundations.documents.models import StoredFile
from sayso.foundations.history.context import command
from sayso.foundations.print.typesetting import Letter, letter_pdf
from sayso.foundations.refusals import Refusal
from sayso.people.models import Landlord

AT_MOST = 2_000


class NothingToPrint(Refusal):
    """No letter waits."""


def waiting(landlord: Landlord) -> int:
    """How many letters wait to be printed."""
    return Message.objects.filter(landlord=landlord, state=MessageState.TO_PRINT).count()


@command
def start(*, landlord: Landlord, by: Actor, at: datetime) -> LetterBatch:
    """Open a batch for the letters that wait; a worker makes their PDFs."""
    unmade = LetterBatch.objects.filter(landlord=landlord, file=None).first()
    if unmade is not None:
        return unmade
    if not waiting(landlord):
        raise NothingToPrint("No letters are waiting to be printed.")
    batch = LetterBatch.objects.create(landlord=landlord, made_at=at, made_by=by.actor_name)
    batch_started.send(sender=None, batch_id=batch.pk)
    return batch


@command
def make(*, batch_id: int, by: Actor, at: datetime) -> LetterBatch:
    """Make the batch's PDFs and manifest. Doing it again changes nothing."""
    batch = LetterBatch.objects.select_for_update().select_related("landlord").get(pk=batch_id)
    if batch.file_id:
        return batch
    letters = list(
        Message.objects.select_for_update(skip_locked=True)
        .filter(landlord=batch.landlord, state=MessageState.TO_PRINT)
        .order_by("pk")[:AT_MOST]
    )
    content = _zip(batch.landlord, letters, at)
    batch.file = StoredFile.keep(
        content=content, name=f"letters-{batch.pk}.zip", content_type="application/zip", at=at
    )
    batch.letters = len(letters)
    batch.save(update_fields=["file", "letters"])
    Message.objects.filter(pk__in=[one.pk for one in letters]).update(
        state=MessageState.PRINTED, batch=batch
    )
    return batch


@command
def posted(*, batch: LetterBatch, by: Actor, at: datetime) -> LetterBatch:
    """Record that the batch went to the post."""
    locked = LetterBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.posted_at is None:
        locked.posted_at, locked.posted_by = at, by.actor_name
        locked.save(update_fields=["posted_at", "posted_by"])
        Message.objects.filter(batch=locked, state=MessageState.PRINTED).update(
            state=MessageState.SENT, sent_at=at
        )
    return locked


def as_letter(landlord: Landlord, message: Message, at: datetime) -> Letter:
    """Lay out one message as a letter in its language and size of print."""
    with translation.override(message.language):
        return Letter(
            landlord=landlord.name,
            address=(message.to_name, *[part.strip() for part in message.to_address.replace(",", "\n").splitlines()]),
            date=date_format(timezone.localtime(at).date(), "j F Y"),
            greeting=_("Dear %(name)s") % {"name": message.to_name},
            title=message.title,
            paragraphs=tuple(part for part in message.body.split("\n\n") if part.strip()),
            closing=_("Thank you for telling us."),
            signed=landlord.name,
            footer=_footer(landlord),
            language=message.language,
            size=routing.points(message.format),
            colour=landlord.colour,
        )


def _footer(landlord: Landlord) -> str:
    parts = [landlord.name, " ".join(landlord.address.split()), landlord.phone, landlord.email]
    return " · ".join(part for part in parts if part)


def _safe(cell: str) -> str:
    """A cell that a spreadsheet cannot take for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" else cell


def _zip(landlord: Landlord, letters: list[Message], at: datetime) -> bytes:
    packed, manifest = io.BytesIO(), io.StringIO()
    rows = csv.writer(manifest)
    rows.writerow(["file", "name", "address", "language", "format", "print size", "made by hand"])
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for number, message in enumerate(letters, 1):
            name = f"{number:05d}.pdf"
            file.writestr(name, letter_pdf(as_letter(landlord, message, at), made_at=at))
            address = " ".join(message.to_address.split())
            by_hand = message.get_format_display() if message.format in routing.MADE_BY_HAND else ""
            cells = [name, message.to_name, address, message.language, message.get_format_display(),
                     f"{routing.points(message.format)} point", str(by_hand)]  # fmt: skip
            rows.writerow([_safe(str(cell)) for cell in cells])
        file.writestr("manifest.csv", manifest.getvalue())
    return packed.getvalue()
