"""Nothing goes on its own to somebody who is from now on reached only as agreed."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from sayso.communications.commands import messages
from sayso.people import events


@receiver(events.contact_guarded)
def hold_what_waits(customer: Any, by: Any, at: datetime, **news: Any) -> None:
    messages.hold_all(customer=customer, by=by, at=at)
