"""The post's background work."""

from django.utils import timezone

from sayso.communications.commands import delivery, letters
from sayso.foundations.jobs.queue import job, periodic


@job("communications.deliver")
def deliver() -> None:
    """Send what waits."""
    delivery.deliver_all(now=timezone.now)


@periodic("communications.sweep", "* * * * *")
def sweep() -> None:
    """Send what waited for a later try, or was left behind by a killed worker."""
    delivery.deliver_all(now=timezone.now)


@job("communications.make_batch")
def make_batch(batch_id: int) -> None:
    """Make one print batch."""
    letters.make(batch_id=batch_id, by=delivery.DELIVERY, at=timezone.now())
