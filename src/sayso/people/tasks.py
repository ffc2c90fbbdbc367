"""What the register does by the clock."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.jobs.queue import enqueue, job, periodic
from sayso.people import events
from sayso.people.commands import duplicates, retention, sessions


@periodic("people.clear_sessions", "40 3 * * *")
def clear_sessions() -> None:
    """Clear sessions away that are over."""
    sessions.clear_expired(by=System("cleaning"), at=timezone.now())


@job("people.find_duplicates")
def find_duplicates() -> None:
    """Look through every register for records that may be one person."""
    duplicates.find_everywhere(by=System("comparing"), at=timezone.now())


@receiver(events.duplicates_asked)
def find_duplicates_soon(**news: Any) -> None:
    """Queue the search that somebody asked for."""
    enqueue(find_duplicates, once="people.find_duplicates")


@periodic("people.find_duplicates_nightly", "20 4 * * *")
def find_duplicates_nightly() -> None:
    """The same, every night after the housing system's files."""
    duplicates.find_everywhere(by=System("comparing"), at=timezone.now())


@periodic("people.retention", "50 1 * * *")
def keep_to_retention() -> None:
    """Let go of what is past its time."""
    retention.run_everywhere(by=System("retention"), at=timezone.now())
