"""What a merge of voices means for outcomes."""

from __future__ import annotations

from datetime import datetime

from sayso.actions.commands import changes, outcomes
from sayso.actions.models import Outcome
from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.listening.models import Voice


@command
def follow(*, voice: Voice, into: Voice, by: Actor, at: datetime) -> list[Outcome]:
    """Put the merged voice behind the other's outcomes; tell its speaker what is published already."""
    found = list(Outcome.objects.filter(links__voice=into).distinct())
    for outcome in found:
        outcomes.link(outcome=outcome, voices=[voice], by=by, at=at)
        if outcome.published_at is not None:
            changes.tell(outcome=outcome, by=by, at=at)
    return found
