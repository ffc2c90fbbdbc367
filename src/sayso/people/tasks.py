"""What the register does by the clock."""

from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.jobs.queue import periodic
from sayso.people.commands import sessions


@periodic("people.clear_sessions", "40 3 * * *")
def clear_sessions() -> None:
    """Clear sessions away that are over."""
    sessions.clear_expired(by=System("cleaning"), at=timezone.now())
