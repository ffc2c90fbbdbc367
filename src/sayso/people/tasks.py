"""What the register does by the clock."""

from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.jobs.queue import job, periodic
from sayso.people.commands import duplicates, sessions


@periodic("people.clear_sessions", "40 3 * * *")
def clear_sessions() -> None:
    """Clear sessions away that are over."""
    sessions.clear_expired(by=System("cleaning"), at=timezone.now())


@job("people.find_duplicates")
def find_duplicates() -> None:
    """Look through every register for records that may be one person."""
    duplicates.find_everywhere(by=System("comparing"), at=timezone.now())


@periodic("people.find_duplicates_nightly", "20 4 * * *")
def find_duplicates_nightly() -> None:
    """The same, every night after the housing system's files."""
    duplicates.find_everywhere(by=System("comparing"), at=timezone.now())
