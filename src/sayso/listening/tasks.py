"""What listening does by the clock."""

from django.utils import timezone

from sayso.foundations.jobs.queue import periodic
from sayso.listening.commands import climbing
from sayso.people.queries import landlords


@periodic("listening.climb", "15 6 * * *")
def climb() -> None:
    """Each morning, let what nobody answered climb."""
    for landlord in landlords.all_of_them():
        climbing.climb(landlord=landlord, by=climbing.CLIMBING, at=timezone.now())
