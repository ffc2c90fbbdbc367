"""What the framework counts by the clock, and when somebody asks."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from sayso.foundations.jobs.queue import enqueue, job, periodic
from sayso.framework import events
from sayso.framework.commands import figures
from sayso.framework.queries import group


@periodic("framework.count_groups", "*/10 * * * *")
def count_groups() -> None:
    """Count every landlord that stands beside others; a landlord alone has its board."""
    for landlord in group.beside_others():
        figures.count(landlord=landlord, by=figures.COUNTING, at=timezone.now())


@job("framework.count")
def count(landlord_id: int) -> None:
    """Count one landlord."""
    for landlord in group.of_ids([landlord_id]):
        figures.count(landlord=landlord, by=figures.COUNTING, at=timezone.now())


@receiver(events.figures_wanted)
def count_soon(landlord_id: int, **news: Any) -> None:
    """Somebody wants new figures: ask a worker."""
    enqueue(count, once=f"framework.count:{landlord_id}", landlord_id=landlord_id)
