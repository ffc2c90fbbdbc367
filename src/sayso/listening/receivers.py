"""Messages about the voices of somebody who is taken out name them no more."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from sayso.communications.commands import erasure
from sayso.framework.commands import erasure as facts_erasure
from sayso.listening.queries import speakers
from sayso.people import events


@receiver(events.customer_erased)
def take_names_out(customer: Any, pattern: Any, words: bool, by: Any, at: datetime, **news: Any) -> None:
    ids = [str(pk) for pk in speakers.voices_of(customer)]
    erasure.take_names_out_of(kind="voice", ids=ids, pattern=pattern, words=words, by=by, at=at)
    facts_erasure.take_names_out_of(kind="voice", ids=ids, pattern=pattern, by=by, at=at)
