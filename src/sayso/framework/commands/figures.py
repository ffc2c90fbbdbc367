"""Count how a landlord stands, and keep the numbers of the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sayso.foundations.access.actors import Actor, System
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.history.context import command
from sayso.framework.events import figures_wanted
from sayso.framework.models import DayFigures
from sayso.framework.queries.remembered import standing_at
from sayso.framework.rules.standing import COUNTED
from sayso.people.models import Landlord

COUNTING = System("counting")


@command
def count(*, landlord: Landlord, by: Actor, at: datetime) -> DayFigures | None:
    """Keep the numbers of the promise year as they are now, over those from earlier in the day.

    None without a framework. What was counted later already stays.
    """
    found = standing_at(landlord, at)
    if found is None:
        return None
    now = {**{name: getattr(found.numbers, name) for name in COUNTED}, "counted_at": at}
    kept, is_new = DayFigures.objects.select_for_update().get_or_create(
        landlord=landlord, day=on_day(at), defaults=now
    )
    if not is_new and kept.counted_at < at:
        for name, value in now.items():
            setattr(kept, name, value)
        kept.save()
    return kept


@command
def ask(*, landlords: Iterable[Landlord], by: Actor, at: datetime) -> None:
    """Have some landlords counted again soon."""
    for one in landlords:
        figures_wanted.send(sender=None, landlord_id=one.pk)
