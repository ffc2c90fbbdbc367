"""What a merge of voices means for outcomes."""

from __future__ import annotations

from datetime import datetime

from sayso.actions.commands import changes
from sayso.actions.models import Outcome
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.listening.models import Voice


@command
def follow(*, voice: Voice, into: Voice, by: Actor, at: datetime) -> list[Outcome]:
    """Put both voices behind each other's outcomes; tell their speakers what is published already."""
    found = list(Outcome.objects.filter(links__voice__in=[voice, into]).order_by("pk").distinct())
    for outcome in found:
        changes.add_voices(outcome=outcome, voices=[voice, into], by=by, at=at)
    return found
