"""Staff of a group work for all of its landlords: places, themes and colleagues of each are on offer."""

import pytest

from sayso.foundations.access.permissions import Role
from sayso.listening.commands import triage
from sayso.listening.models import Voice
from sayso.listening.queries import offers
from sayso.people.tests.cast import a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    group = a_landlord("Firth Group")
    north, south = a_landlord("North Homes", parent=group), a_landlord("South Homes", parent=group)
    places = a_place(north, "Mill Lane"), a_place(south, "Mill Lane")
    officer = a_user(Role.FRONTLINE, north, name="Norah North")
    amira = a_user(Role.ENGAGEMENT, group, name="Amira Group")
    return group, north, south, places, officer, amira


def test_what_is_on_offer_says_whose_it_is(town):
    _group, north, _south, _places, officer, amira = town
    found = offers.of(*amira.landlords)
    assert [one.name for one in found.places] == ["Mill Lane (North Homes)", "Mill Lane (South Homes)"]
    assert {one.name for one in found.colleagues} == {"Amira Group", officer.name}
    assert [one.name for one in offers.of(north).places] == ["Mill Lane"]


def test_a_voice_logged_at_a_place_belongs_to_its_landlord(client, town):
    _group, _north, south, (_mill, other), _officer, amira = town
    sign_in(client, amira)
    fields = {"words": "The gate squeaks", "kind": "comment", "door": "phone", "key": "k1", "place": other.pk}
    assert client.post("/staff/voices/log/", fields).status_code == 302
    lines = {
        "lines": "One\nTwo",
        "kind": "comment",
        "door": "meeting",
        "key": "k2",
        "place": other.pk,
        "title": "Forum",
        "said_on_day": "5",
        "said_on_month": "11",
        "said_on_year": "2025",
    }
    got = client.post("/staff/voices/batch/", lines)
    assert got.status_code == 302, got.context["form"].errors
    assert {one.landlord for one in Voice.objects.all()} == {south}
    assert Voice.objects.count() == 3


def test_many_can_be_given_to_a_member_s_officer_and_put_under_its_theme(client, town):
    _group, north, _south, (mill, _other), officer, amira = town
    sign_in(client, amira)
    client.post(
        "/staff/voices/log/", {"words": "x", "kind": "comment", "door": "phone", "key": "k", "place": mill.pk}
    )
    voice = Voice.objects.get()
    theme = triage.add_theme(landlord=north, name="Gates", by=officer, at=voice.received_at)
    client.post("/staff/voices/many/", {"voice": voice.pk, "act": "owner", "owner": officer.pk})
    client.post("/staff/voices/many/", {"voice": voice.pk, "act": "theme", "theme": theme.pk})
    voice.refresh_from_db()
    assert voice.owner == officer
    assert list(voice.themes.all()) == [theme]
