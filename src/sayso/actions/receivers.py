"""A voice merged into one that an outcome rests on stands behind it too; whoever is taken out is named by none."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from sayso.actions.commands import merging
from sayso.actions.queries import outcomes
from sayso.communications.commands import erasure
from sayso.framework.commands import erasure as facts_erasure
from sayso.listening import events
from sayso.people.events import customer_erased


@receiver(events.voice_merged)
def follow_the_merge(voice: Any, into: Any, by: Any, at: datetime, **news: Any) -> None:
    merging.follow(voice=voice, into=into, by=by, at=at)


@receiver(customer_erased)
def take_names_out(customer: Any, pattern: Any, by: Any, at: datetime, **news: Any) -> None:
    ids = [str(pk) for pk in outcomes.behind_which_stands(customer)]
    erasure.take_names_out_of(kind="outcome", ids=ids, pattern=pattern, words=False, by=by, at=at)
    facts_erasure.take_names_out_of(kind="outcome", ids=ids, pattern=pattern, by=by, at=at)
