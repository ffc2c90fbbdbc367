"""What listening does by the clock."""

from django.utils import timezone

from sayso.foundations.jobs.queue import periodic
from sayso.listening.commands import climbing
from sayso.people.queries import landlords


@periodic("listening.climb", "15 6-21 * * *")
def climb() -> None:
    """Let what nobody answered climb: in the morning, or once a machine that slept then is awake again."""
    for landlord in landlords.all_of_them():
        climbing.climb(landlord=landlord, by=climbing.CLIMBING, at=timezone.now())
