"""A language that we do not speak yet is written to in English, and the message says so."""

import pytest
from django.utils import timezone

from sayso.communications.commands import messages
from sayso.communications.queries.letters import as_letter
from sayso.foundations.access.actors import System
from sayso.people.queries.languages import spoken
from sayso.people.tests.cast import a_customer, a_landlord

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("theirs", "ours"), [("en", "en"), ("ar", "ar"), ("pl", "en"), ("ur", "en"), ("", "en")]
)
def test_which_language_is_written(theirs, ours):
    assert spoken(theirs) == ours


def test_a_letter_in_english_is_english_throughout():
    customer = a_customer(language="pl", channel="letter", email="", postal_address="1 Mill Lane, Northfield")
    draft = messages.Draft(key="x", recipient=messages.Recipient.of(customer), title="Hello", body="Words")
    at = timezone.now()
    (message,) = messages.queue(landlord=a_landlord(), drafts=[draft], by=System("test"), at=at)
    assert message.language == "en"
    letter = as_letter(a_landlord(), message, at)
    assert letter.language == "en"
    assert f"{timezone.localtime(at):%B}" in letter.date
    message.language = "pl"  # queued before we knew better
    assert as_letter(a_landlord(), message, at).date == letter.date
