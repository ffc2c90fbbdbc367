"""What messages keep of a person who is taken out: that there was one, and nothing of what it said."""

from __future__ import annotations

import quopri
import re
from datetime import datetime

from django.conf import settings
from django.db import transaction

from sayso.communications.commands import letters
from sayso.communications.enums import MessageState
from sayso.communications.models import LetterBatch, Message
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.history.tracking import versions
from sayso.people.models import Customer
from sayso.people.rules.masking import mask

NOT_GONE = (MessageState.WAITING, MessageState.TO_PRINT, MessageState.TO_CALL, MessageState.HELD,
            MessageState.FAILED, MessageState.UNCONFIRMED)  # fmt: skip


@command
def take_out(*, customer: Customer, pattern: re.Pattern[str] | None, by: Actor, at: datetime) -> None:
    """Send nothing more; make the print files again without their letters; clear away the files that name them."""
    mine = Message.objects.filter(customer=customer)
    mine.filter(state__in=NOT_GONE).update(state=MessageState.DROPPED, try_after=None)
    for batch in LetterBatch.objects.filter(messages__in=mine).exclude(file=None).distinct():
        letters.make_without(batch=batch, customer=customer, by=by, at=at)
    transaction.on_commit(lambda: _clear_files(pattern))


@command
def take_names_out_of(
    *, kind: str, ids: list[str], pattern: re.Pattern[str] | None, words: bool, by: Actor, at: datetime
) -> None:
    """Messages about things of theirs that went to others: names go, or all they said."""
    for message in Message.objects.filter(about_kind=kind, about_id__in=ids):
        for one in versions(message):
            body = "[…]" if words else mask(one.body, pattern)
            type(one).objects.filter(pk=one.pk).update(
                title=mask(one.title, pattern), body=body, about_title=mask(one.about_title, pattern)
            )


def _clear_files(pattern: re.Pattern[str] | None) -> None:
    """Where messages go to files, for a first look, those that name the person go."""
    if pattern is None:
        return
    for folder in ("email", "texts"):
        for file in (settings.OUTGOING / folder).glob("*"):
            if file.is_file() and pattern.search(_words_of(file.read_bytes())):
                file.unlink(missing_ok=True)


def _words_of(content: bytes) -> str:
    """The file as it lies there, and as a mail program reads it."""
    return f"{content.decode(errors='replace')}\n{quopri.decodestring(content).decode(errors='replace')}"
