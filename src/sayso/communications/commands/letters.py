"""Print batches: waiting letters become PDFs with a manifest, in one file for the printer."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from sayso.communications.enums import MessageState
from sayso.communications.events import batch_started
from sayso.communications.models import LetterBatch, Message
from sayso.communications.queries.letters import as_letter
from sayso.communications.rules import routing
from sayso.foundations.access.actors import Actor
from sayso.foundations.documents.models import StoredFile
from sayso.foundations.history.context import command
from sayso.foundations.print.typesetting import letter_pdf
from sayso.foundations.refusals import Refusal
from sayso.foundations.tables import csv_lines
from sayso.people.models import Customer, Landlord

AT_MOST = 2_000


class NothingToPrint(Refusal):
    """No letter waits."""


def waiting(landlord: Landlord) -> int:
    """How many letters wait to be printed."""
    return Message.objects.filter(landlord=landlord, state=MessageState.TO_PRINT).count()


@command
def start(*, landlord: Landlord, by: Actor, at: datetime) -> LetterBatch:
    """Open a batch for the letters that wait; a worker makes their PDFs."""
    # One at a time for a landlord, so that a button pressed twice makes one batch.
    Landlord.objects.select_for_update().get(pk=landlord.pk)
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
    Message.objects.filter(pk__in=[one.pk for one in letters]).update(state=MessageState.PRINTED, batch=batch)
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


@command
def make_without(*, batch: LetterBatch, customer: Customer, by: Actor, at: datetime) -> LetterBatch:
    """Make the batch's file again without the letters to somebody; the file that held them goes."""
    locked = (
        LetterBatch.objects.select_for_update(of=("self",))
        .select_related("landlord", "file")
        .get(pk=batch.pk)
    )
    old = locked.file
    others = list(Message.objects.filter(batch=locked).exclude(customer=customer).order_by("pk"))
    content = _zip(locked.landlord, others, locked.made_at)
    name = f"letters-{locked.pk}.zip"
    locked.file = StoredFile.keep(content=content, name=name, content_type="application/zip", at=at)
    locked.letters = len(others)
    locked.save(update_fields=["file", "letters"])
    if old is not None:
        old.drop()
    return locked


MANIFEST = ("file", "name", "address", "language", "format", "print size", "made by hand")


def _zip(landlord: Landlord, letters: list[Message], at: datetime) -> bytes:
    packed, rows = io.BytesIO(), []
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:  # a PDF is packed already
        for number, message in enumerate(letters, 1):
            name = f"{number:05d}.pdf"
            file.writestr(name, letter_pdf(as_letter(landlord, message, at), made_at=at))
            wanted = message.get_format_display()
            by_hand = wanted if message.format in routing.MADE_BY_HAND else ""
            address = " ".join(message.to_address.split())
            size = f"{routing.points(message.format)} point"
            rows.append([name, message.to_name, address, message.language, wanted, size, by_hand])
        file.writestr("manifest.csv", "".join(csv_lines(MANIFEST, rows)))
    return packed.getvalue()
