"""Voices, decisions and changes for tests, made by the real commands."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import Any

from sayso.actions.commands import changes, outcomes
from sayso.actions.enums import Decision
from sayso.actions.models import Outcome
from sayso.foundations.access.actors import System
from sayso.listening.commands import voices
from sayso.listening.commands.voices import Contact, Said
from sayso.listening.models import Voice
from sayso.people.tests.cast import a_customer, a_landlord, a_user

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TESTS = System("tests")
_number = itertools.count(1)


def a_voice(
    words: str = "The play park needs a bench", *, customer: Any = "new", at: datetime = NOON, **said: Any
) -> Voice:
    """One voice, of a new customer unless another (or None) is given."""
    contact = said.pop("contact", None)
    if customer == "new":
        customer = None if contact else a_customer()
    landlord = said.pop("landlord", None) or (customer.landlord if customer else a_landlord())
    given = {"kind": "idea", "door": "phone", **said}
    return voices.log(
        landlord=landlord, said=Said(words=words, customer=customer, contact=contact, **given),
        key=f"story:{next(_number)}", by=TESTS, at=at,
    )  # fmt: skip


def an_address(email: str = "somebody@example.org", name: str = "Somebody") -> Contact:
    return Contact(name, "email", email)


def an_outcome(*behind: Voice, decision: str = Decision.WILL_DO, title: str = "Benches for the play park",
               owner: Any = None, **decided: Any) -> Outcome:  # fmt: skip
    landlord = behind[0].landlord if behind else a_landlord()
    owner = owner or a_user(landlord=landlord)
    if decision == Decision.CANNOT:
        decided.setdefault("reason", "It would cost £41,000 a year.")
    return outcomes.decide(
        landlord=landlord, decided=outcomes.Decided(title=title, decision=decision, owner=owner, **decided),
        voices=behind, key=f"story:{next(_number)}", by=owner, at=NOON,
    )  # fmt: skip


def written(
    outcome: Outcome, you_said: str = "We want a bench.", we_did: str = "Two benches are in."
) -> Outcome:
    refused = outcome.decision == Decision.CANNOT
    result = outcomes.Result(
        you_said, "" if refused else we_did, done_on=None if refused else date(2026, 11, 19)
    )
    return outcomes.write_result(outcome=outcome, result=result, by=outcome.owner, at=NOON)


def published(*behind: Voice, at: datetime = LATER, **fields: Any) -> Outcome:
    """A published outcome on the voices."""
    outcome = written(an_outcome(*behind, **fields))
    return changes.publish(outcome=outcome, by=outcome.owner, at=at)
