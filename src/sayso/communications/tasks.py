"""The post's background work, and the news that asks for it."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from sayso.communications import events
from sayso.communications.commands import delivery, digests, letters, notices
from sayso.communications.queries import digests as chosen
from sayso.communications.queries import notices as sent
from sayso.foundations.jobs.queue import enqueue, job, periodic

FROM_HOUR = 7


@job("communications.deliver")
def deliver() -> None:
    """Send what waits."""
    delivery.deliver_all(now=timezone.now)


@periodic("communications.sweep", "* * * * *")
def sweep() -> None:
    """Send what waited for a later try, or was left behind by a killed worker."""
    for notice_id in sent.on_their_way():
        enqueue(hand_out, once=f"communications.hand_out:{notice_id}", notice_id=notice_id)
    delivery.deliver_all(now=timezone.now)


@periodic("communications.digests", "*/10 * * * *")
def send_digests() -> None:
    """Tell those who chose it how the promises stand, from the morning on; what was not sent in time goes later."""
    if timezone.localtime().hour < FROM_HOUR:
        return
    for landlord in chosen.landlords():
        digests.send(landlord=landlord, by=digests.SENDING, at=timezone.now())


@job("communications.make_batch")
def make_batch(batch_id: int) -> None:
    """Make one print batch."""
    letters.make(batch_id=batch_id, by=delivery.DELIVERY, at=timezone.now())


@job("communications.hand_out")
def hand_out(notice_id: int) -> None:
    """Give everybody whom a notice is for their message, some hundred at a time."""
    while notices.hand_out(notice_id=notice_id, by=delivery.DELIVERY, at=timezone.now()):
        pass


@receiver(events.notice_sent)
def hand_out_soon(notice_id: int, **news: Any) -> None:
    """A notice was sent: ask a worker to hand it out."""
    enqueue(hand_out, once=f"communications.hand_out:{notice_id}", notice_id=notice_id)


@receiver(events.messages_queued)
def send_soon(**news: Any) -> None:
    """Messages were queued: ask a worker to send them."""
    enqueue(deliver, once="communications.deliver")


@receiver(events.batch_started)
def print_soon(batch_id: int, **news: Any) -> None:
    """A batch was begun: ask a worker to make it."""
    enqueue(make_batch, once=f"communications.make_batch:{batch_id}", batch_id=batch_id)
