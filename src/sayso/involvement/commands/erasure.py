"""What stands beside a meeting names whoever is taken out no more; the meeting itself says so in `PersonalData`."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime

from sayso.foundations.access.actors import Actor
from sayso.foundations.documents.models import StoredFile
from sayso.foundations.history.context import command
from sayso.involvement.models import Arrangement, Meeting
from sayso.involvement.queries.arrangements import occasion
from sayso.people.commands import needs
from sayso.people.rules.masking import mask


@command
def take_names_out_of(
    *, meetings: Collection[int], pattern: re.Pattern[str] | None, by: Actor, at: datetime
) -> None:
    """The names of papers' files, notes on what was arranged for others, and what others' needs were met at."""
    for file in StoredFile.objects.filter(
        pk__in=Meeting.objects.filter(pk__in=meetings).values("papers__file")
    ):
        StoredFile.objects.filter(pk=file.pk).update(name=mask(file.name, pattern))
    for one in Arrangement.objects.filter(invitation__meeting__in=meetings).exclude(note=""):
        Arrangement.objects.filter(pk=one.pk).update(note=mask(one.note, pattern))
    keys = [occasion(one) for one in Meeting.objects.filter(pk__in=meetings)]
    needs.take_names_out_of_occasions(keys=keys, pattern=pattern, by=by, at=at)
