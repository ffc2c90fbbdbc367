"""Staff put the rules to use: a grant with its working, an award and its caps, the seats of real schemes."""

from datetime import date

import pytest
from django.urls import reverse

from sayso.framework.commands import packs
from sayso.framework.queries.seats import seats
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.framework.tests.packs_of_docs import quayside
from sayso.people.models import Home, Landlord, Place
from sayso.people.tests.cast import sign_in

TODAY = date(2026, 11, 4)


@pytest.fixture
def rules(landlord):
    return packs.load(
        landlord=landlord, pack=quayside(), measured_from=date(2026, 4, 1), by=ROBOT, at=moment("2026-04-01T09:00")
    )  # fmt: skip


@pytest.fixture
def adviser(client, staff):
    sign_in(client, staff("manager"))
    return client


def read(client, name, arg, **query):
    response = client.get(reverse(name, args=[arg]), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


GRANT = {"tenant": "200", "owner": "40"}


def test_a_grant_line_by_line(rules, adviser):
    page = read(adviser, "fund-calculator", "association-grant", **GRANT)
    for said in ("500.00", "250.00", "20.00", "770.00"):
        assert said in page, said
    assert "Nothing is left of last year&#x27;s grant, so nothing comes off." in page


@pytest.mark.parametrize(
    ("more", "says", "pays"),
    [
        ({"last": "£600", "unspent": "300"}, "£300 of £600 is left: 50 per cent. The same share of £770 comes off: £385.", "385.00"),
        ({"last": "600", "unspent": "200"}, "33.3 per cent. That is less than 50 per cent", "770.00"),
        ({"last": "1,000", "unspent": "1,000", "case_made": "on"}, "good case to keep it, so nothing comes off", "770.00"),
    ],
)  # fmt: skip
def test_the_deduction_is_explained(rules, adviser, more, says, pays):
    page = read(adviser, "fund-calculator", "association-grant", **GRANT, **more)
    assert says in page
    assert f"<strong>{pays}</strong>" in page


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"tenant": ""}, "Answer the question: How many tenants?"),
        ({"tenant": "many"}, "Enter a number, like 12"),
        ({"owner": "-1"}, "Enter 0 or more"),
        ({"last": "100", "unspent": "101"}, "No more can be left than the grant of last year was."),
        ({"unspent": "5"}, "No more can be left than the grant of last year was."),
        ({"last": "1.234"}, "Use at most two figures after the point"),
        ({"last": "x"}, "Enter a number, like 12"),
        ({"last": "x", "unspent": "1"}, "Enter a number, like 12"),
    ],
)
def test_wrong_input_is_said_at_its_field(rules, adviser, changed, says):
    page = read(adviser, "fund-calculator", "association-grant", **{**GRANT, **changed})
    assert page.count(says) >= 2, "in the summary and at the field"
    assert "To pay" not in page


@pytest.mark.parametrize(
    ("award", "says"),
    [("1500", "£1,500 keeps to the rules"), ("1500.01", "£1,500.01 is too much: an award is at most £1,500."),
     ("49", "£49 is too little: an award is at least £50.")],
)  # fmt: skip
def test_an_award_and_its_caps(rules, adviser, award, says):
    assert says in read(adviser, "fund-calculator", "small-works", award=award)


def test_where_the_framework_gives_no_sums_they_are_typed(client, staff, landlord):
    Landlord.objects.filter(pk=landlord.pk).update(nation="scotland")
    landlord.refresh_from_db()
    thenue = packs.open_pack("thenue")
    packs.load(
        landlord=landlord,
        pack=thenue,
        measured_from=thenue.pack.starts_on,
        by=ROBOT,
        at=moment("2026-11-04T09:00"),
    )
    sign_in(client, staff("manager"))
    asked = read(client, "fund-calculator", "area-association-grant")
    assert "In pounds, for one tenant: A share for each tenant in the area." in asked
    page = read(client, "fund-calculator", "area-association-grant", tenant="100", owner="10", amount_0="400",
                amount_1="2", amount_2="1", last="500", unspent="250")  # fmt: skip
    assert "<strong>305.00</strong>" in page  # 610, and half of it off
    assert "There is nothing to work out" in read(client, "fund-calculator", "engagement-budget")
    assert client.get(reverse("fund-calculator", args=["none"])).status_code == 404


@pytest.fixture
def homes(landlord):
    made = {}

    def place(name, kind, homes, parent=None, **more):
        one = Place.objects.create(
            landlord=landlord, kind=kind, name=name, source_key=name, parent=parent,
            scheme_kind="general" if kind == "scheme" else "", **more,
        )  # fmt: skip
        one.path = f"{parent.path if parent else '/'}{one.pk}/"
        one.save()
        for number in range(homes):
            Home.objects.create(
                landlord=landlord, place=one, source_key=f"{name}-{number}", address=f"{number} {name}"
            )
        made[name] = one
        return one

    area = place("North", "area", 0)
    place("Small Court", "scheme", 25, area)
    wide = place("Wide Court", "scheme", 20, area)
    place("Wide Block", "block", 6, wide)  # its homes are homes of the scheme
    place("Empty Court", "scheme", 0, area)
    place("Old Court", "scheme", 70, area, closed_on=date(2026, 1, 1))
    return made


def test_seats_are_worked_out_from_the_homes_of_each_scheme(landlord, rules, homes):
    group = quayside().pack.group("neighbours-panel")
    found = seats(landlord, group, TODAY)
    assert [(one.name, one.homes, one.seats) for one in found.places] == [
        ("Empty Court", 0, 1), ("Small Court", 25, 1), ("Wide Court", 26, 2),
    ]  # fmt: skip
    assert (found.total, found.without_homes) == (4, 1)


def test_the_page_shows_the_seats(adviser, landlord, rules, homes):
    page = read(adviser, "group-seats", "neighbours-panel")
    assert "Wide Court" in page
    assert "Some places have no homes in the register" in page
    assert "At least 5 must be there to decide." in page
    assert "The framework names no seats" in read(adviser, "group-seats", "parent-committee")


def test_a_register_without_schemes_is_said(adviser, landlord, rules):
    assert "The register has no place that these seats are for" in read(
        adviser, "group-seats", "neighbours-panel"
    )


def test_seats_for_each_group_that_is_overseen(landlord):
    leads = packs.open_pack("thirteen").pack.group("stream-leads")
    found = seats(landlord, leads, TODAY)
    assert (found.once, found.for_groups, found.unknown, found.total) == (2, 6, (), 8)


def test_the_editions_page_leads_to_the_rules(adviser, rules):
    page = " ".join(adviser.get(reverse("editions")).content.decode().split())
    for way in (reverse("group-seats", args=["neighbours-panel"]), reverse("fund-calculator", args=["small-works"]),
                reverse("samples"), reverse("framework-year"), reverse("framework-how", args=["scrutiny"])):  # fmt: skip
        assert f'href="{way}"' in page
