"""What is kept of a thing that a person said or had decided names them no more; what was kept or missed stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.framework.models import Fact
from sayso.people.rules.masking import mask


@command
def take_names_out_of(
    *, kind: str, ids: Iterable[str], pattern: re.Pattern[str] | None, by: Actor, at: datetime
) -> None:
    """Take what names a person out of the facts about the things. Only while history is open for it."""
    for fact in Fact.objects.filter(subject_kind=kind, subject_id__in=list(ids)):
        title, note = mask(fact.subject_title, pattern), mask(fact.note, pattern)
        if (title, note) != (fact.subject_title, fact.note):
            Fact.objects.filter(pk=fact.pk).update(subject_title=title, note=note)
