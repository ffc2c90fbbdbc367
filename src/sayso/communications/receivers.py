"""What messages do when somebody is from now on reached only as agreed, or is taken out."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from sayso.communications.commands import erasure, messages
from sayso.people import events


@receiver(events.contact_guarded)
def hold_what_waits(customer: Any, by: Any, at: datetime, **news: Any) -> None:
    messages.hold_all(customer=customer, by=by, at=at)


@receiver(events.customer_erased)
def take_them_out(customer: Any, pattern: Any, by: Any, at: datetime, **news: Any) -> None:
    erasure.take_out(customer=customer, pattern=pattern, by=by, at=at)
