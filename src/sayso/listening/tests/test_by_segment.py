"""The inbox narrowed to what people of a segment said: theirs, or what somebody said for them, for those who may see people."""

from __future__ import annotations

import pytest
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.listening.commands import voices
from sayso.listening.models import Voice
from sayso.people.commands import segments
from sayso.people.models import Customer
from sayso.people.tests.cast import a_customer, a_home, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
BY = System("tests")


@pytest.fixture
def letters():
    """A segment of those who get letters; one of them spoke, one had a carer speak, and two others spoke for themselves."""
    landlord = a_landlord()
    home = a_home(a_place(landlord, "Mill"))
    joan, amir = (a_customer(landlord, name, channel="letter", home=home) for name in ("Joan", "Amir"))
    carer = a_customer(landlord, "Carer")
    for words, given in {
        "Joan's own": {"speaker_id": joan.pk, "customer_id": joan.pk},
        "For Amir": {"speaker_id": carer.pk, "customer_id": amir.pk},
        "The carer's own": {"speaker_id": carer.pk, "customer_id": carer.pk},
        "Nobody's": {},
    }.items():
        said = voices.Said(kind="comment", door="phone", words=words)
        made = voices.log(landlord=landlord, said=said, key=words, by=BY, at=timezone.now())
        Voice.objects.filter(pk=made.pk).update(**given)
    return segments.save(
        landlord=landlord, name="Letters", rules={"channel": ["letter"]}, key="l", by=BY, at=timezone.now()
    )


def words_of(client, segment):
    page = client.get(f"/staff/voices/?segment={segment}")
    assert page.status_code == 200
    return sorted(one.words for one in page.context["page"])


def test_it_holds_what_they_said_and_what_was_said_for_them(client, letters):
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert words_of(client, letters.pk) == ["For Amir", "Joan's own"]
    Customer.objects.filter(full_name="Carer").update(channel="letter")
    assert words_of(client, letters.pk) == ["For Amir", "Joan's own", "The carer's own"]


@pytest.mark.parametrize("asked", ["0", "999999", "x", "-1", "٣", "9" * 30])
def test_a_segment_that_is_none_shows_nothing_or_is_left_out(client, letters, asked):
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert words_of(client, asked) in ([], sorted(Voice.objects.values_list("words", flat=True)))


@pytest.mark.parametrize("role", [Role.ADVISER, Role.AUDITOR, Role.DIRECTOR])
def test_whoever_may_not_see_people_learns_nothing_of_who_is_in_it(client, letters, role):
    sign_in(client, a_user(role))
    page = client.get(f"/staff/voices/?segment={letters.pk}")
    if page.status_code == 200:
        assert list(page.context["page"]) == []
        assert "Letters" not in page.content.decode()


def test_a_segment_of_another_landlord_shows_nothing(client, letters):
    sign_in(client, a_user(Role.ENGAGEMENT, a_landlord("Other")))
    assert words_of(client, letters.pk) == []
