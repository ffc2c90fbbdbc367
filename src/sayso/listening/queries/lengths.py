"""How long the landlord's framework gives for an answer."""

from __future__ import annotations

from datetime import date

from sayso.framework.queries import editions
from sayso.framework.rules.packs import Clock
from sayso.listening.rules import states
from sayso.listening.rules.answering import OTHERWISE, Length
from sayso.people.models import Landlord

KINDS = {
    states.ENQUIRY: ("enquiry.received", "enquiry.answered"),
    states.INTEREST: ("interest.received", "interest.answered"),
}


def of_answer(landlord: Landlord, clock: str, on: date) -> Length:
    """The length from the framework in force on a day; Sayso's own where it says nothing."""
    edition = editions.in_force(landlord, on) if clock in KINDS else None
    if edition is None:
        return OTHERWISE
    when, then = KINDS[clock]
    for clause in edition.pack.clauses:
        duty = clause.duty
        if isinstance(duty, Clock) and (duty.when, duty.then) == (when, then) and duty.within:
            return Length(duty.within.number, duty.within.unit)
    return OTHERWISE
