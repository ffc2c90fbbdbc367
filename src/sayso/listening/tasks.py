"""What listening does by the clock."""

from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.jobs.queue import periodic
from sayso.listening.commands import climbing, representation
from sayso.people.queries import landlords


@periodic("listening.climb", "15 6-21 * * *")
def climb() -> None:
    """Let what nobody answered climb: in the morning, or once a machine that slept then is awake again."""
    for landlord in landlords.all_of_them():
        climbing.climb(landlord=landlord, by=climbing.CLIMBING, at=timezone.now())


@periodic("listening.representation", "35 4 * * *")
def count_who_takes_part() -> None:
    """Make the edition of the last quarter, the first night that it can be."""
    for landlord in landlords.all_of_them():
        representation.make(landlord=landlord, by=System("counting"), at=timezone.now())
