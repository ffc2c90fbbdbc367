"""Who takes part, on the pages: counted once, shown to staff without names, small numbers never."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.listening.commands import representation as commands
from sayso.listening.commands import voices
from sayso.listening.models import Representation, Voice
from sayso.listening.permissions import SEE_REPRESENTATION
from sayso.listening.queries import representation
from sayso.people.commands import characteristics
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
AT = timezone.make_aware(datetime(2026, 11, 24, 12))


@pytest.mark.parametrize(
    ("day", "since", "until"),
    [
        (date(2026, 11, 24), date(2025, 10, 1), date(2026, 10, 1)), (date(2026, 1, 1), date(2025, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2025, 1, 1), date(2026, 1, 1)), (date(2024, 2, 29), date(2023, 1, 1), date(2024, 1, 1)),
    ],
)  # fmt: skip
def test_the_year_ends_with_the_last_whole_quarter(day, since, until):
    assert commands.quarter(day) == (since, until)


def says(words, customer, at):
    said = voices.Said(words=words, customer=customer, kind="idea", door="phone")
    voice = voices.log(landlord=customer.landlord, said=said, key=words, by=a_user(), at=AT)
    Voice.objects.filter(pk=voice.pk).update(received_at=at, said_at=at)


@pytest.fixture
def town():
    """Sixty tenants and twenty leaseholders in two places; thirty tenants and no leaseholder spoke."""
    landlord = a_landlord()
    mill, quay = a_place(landlord, "Mill"), a_place(landlord, "Quay")
    for number in range(80):
        kind = "tenant" if number < 60 else "leaseholder"
        one = a_customer(landlord, f"Person {number}", place=(mill, quay)[number % 2], kind=kind)
        if number < 30:
            says(f"Said {number}", one, AT.replace(month=8))
        if number in (70, 71, 72):
            characteristics.answer(customer=one, answers={"sex": "female"}, by=a_user(), at=AT)
    says("Too late", one, AT)
    return landlord


def made(landlord):
    return commands.make(landlord=landlord, by=a_user(), at=AT)


def test_it_counts_the_year_and_nobody_twice(town):
    table = representation.table(made(town), "kind", None, town.nation)
    assert [(label, row.lives, row.took) for label, row in table.rows] == [
        ("Tenant", 60, 30),
        ("Leaseholder", 20, 0),
    ]
    assert [row.verdict for _label, row in table.rows] == ["more", "fewer"]
    assert representation.missing(made(town), town.nation)[0][1] == "Kind of customer: Leaseholder"


def test_three_who_answered_are_never_shown_apart(town):
    edition = made(town)
    assert [list(one) for one in edition.tables["sex"]["groups"]] == [["female", "unknown"]]
    assert representation.table(edition, "sex", None, town.nation) is None


def test_a_place_is_shown_where_its_rest_is_safe_too(town):
    edition = made(town)
    assert set(representation.places_shown(edition).values()) == {"Mill", "Quay"}


def test_what_was_shown_is_never_counted_again(town):
    first = made(town)
    a_customer(town, "New")
    assert made(town) == first
    assert Representation.objects.count() == 1


def test_nobody_at_all_is_no_trouble():
    assert made(a_landlord()).tables == {}


def test_on_the_pages(client, town, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    sign_in(client, a_user(Role.ADVISER))
    assert "Nothing has been counted yet" in client.get("/staff/who-takes-part/").content.decode()
    assert client.get("/staff/who-takes-part/tables.csv").status_code == 404
    for _again in range(2):
        assert client.post("/staff/who-takes-part/count/").status_code == 302
    page = client.get("/staff/who-takes-part/?by=kind").content.decode()
    assert "Fewer than their share" in page
    assert "Person" not in page
    for hostile in ("?by=<script>", "?place=99999999999999999999", "?place=-1", "?place=٣", "?place=123456"):
        assert client.get("/staff/who-takes-part/" + hostile).status_code == 200
    file = client.get("/staff/who-takes-part/tables.csv").content.decode()
    assert "Kind of customer,Everywhere,Leaseholder,20,0.25,0" in file


@pytest.mark.parametrize("role", [None, *(role for role in Role if role not in SEE_REPRESENTATION.roles)])
def test_nobody_else_sees_it(client, role):
    if role:
        sign_in(client, a_user(role))
    assert client.get("/staff/who-takes-part/").status_code in (302, 403, 404)
    assert client.post("/staff/who-takes-part/count/").status_code in (302, 403, 404)
    assert not Representation.objects.exists()


def test_a_landlord_sees_its_own(client, town):
    sign_in(client, a_user(landlord=a_landlord("Southfield Homes")))
    made(town)
    assert "Nothing has been counted yet" in client.get("/staff/who-takes-part/").content.decode()
