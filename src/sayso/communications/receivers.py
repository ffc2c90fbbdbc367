"""When messages are queued, a worker is asked to send them."""

from typing import Any

from django.dispatch import receiver

from sayso.communications import events, tasks
from sayso.foundations.jobs.queue import enqueue


@receiver(events.messages_queued)
def send_soon(**news: Any) -> None:
    enqueue(tasks.deliver, once="communications.deliver")


@receiver(events.batch_started)
def print_soon(batch_id: int, **news: Any) -> None:
    enqueue(tasks.make_batch, once=f"communications.make_batch:{batch_id}", batch_id=batch_id)
