"""How long the landlord's framework gives for an answer."""

from __future__ import annotations

from sayso.listening.rules import states
from sayso.listening.rules.answering import OTHERWISE, Length
from sayso.people.models import Landlord

KINDS = {
    states.ENQUIRY: ("enquiry.received", "enquiry.answered"),
    states.INTEREST: ("interest.received", "interest.answered"),
}


def of_answer(landlord: Landlord, clock: str) -> Length:
    """The length from the running framework; Sayso's own where it says nothing."""
    if clock == states.ENQUIRY:
        return Length(24, "hours")
    if clock == states.INTEREST:
        return Length(2, "working days")
    return OTHERWISE
