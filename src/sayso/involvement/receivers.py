"""What becomes of memberships and messages about meetings when somebody is taken out of the register."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from sayso.communications.commands import erasure
from sayso.framework.commands import erasure as facts_erasure
from sayso.involvement.commands import erasure as meetings_erasure
from sayso.involvement.commands import members
from sayso.involvement.queries import meetings
from sayso.people.events import customer_erased


@receiver(customer_erased)
def take_them_out(customer: Any, pattern: Any, by: Any, at: datetime, **news: Any) -> None:
    members.leave_all(customer=customer, by=by, at=at)
    found = meetings.that_may_name(customer)
    meetings_erasure.take_names_out_of(meetings=found, pattern=pattern, by=by, at=at)
    ids = [str(pk) for pk in found]
    erasure.take_names_out_of(kind="meeting", ids=ids, pattern=pattern, words=False, by=by, at=at)
    facts_erasure.take_names_out_of(kind="meeting", ids=ids, pattern=pattern, by=by, at=at)
