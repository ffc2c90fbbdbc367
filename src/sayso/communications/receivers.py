"""What becomes of messages when something happens to people."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from sayso.communications.commands import digests, erasure, messages, ways_in
from sayso.people import events


@receiver(events.contact_guarded)
def hold_what_waits(customer: Any, by: Any, at: datetime, **news: Any) -> None:
    messages.hold_all(customer=customer, by=by, at=at)


@receiver(events.staff_left)
def stop_their_digests(user: Any, by: Any, at: datetime, **news: Any) -> None:
    digests.stop_all(user=user, by=by, at=at)


@receiver(events.customer_erased)
def take_them_out(customer: Any, pattern: Any, by: Any, at: datetime, **news: Any) -> None:
    erasure.take_out(customer=customer, pattern=pattern, by=by, at=at)


@receiver(events.way_in_changed)
def tell_whose_it_is(
    user: Any, way: Any, ref: Any, named: str, browser: str, by: Any, at: datetime, **news: Any
) -> None:
    ways_in.tell(user=user, way=way, ref=str(ref), named=named, browser=browser, by=by, at=at)
