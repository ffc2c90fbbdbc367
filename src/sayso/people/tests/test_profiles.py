"""Typical profiles: what was planted is found, whatever the order; small groups are none; staff name them."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.access.permissions import Role
from sayso.people.commands import profiles as commands
from sayso.people.models import Segment, TypicalProfile
from sayso.people.permissions import MAKE_SEGMENTS
from sayso.people.queries import segments
from sayso.people.rules.profiles import SMALLEST, SMALLEST_SHARE, find
from sayso.people.tests.cast import a_customer, a_landlord, a_user, sign_in

KINDS = {
    ("old", "scheme", "letter", "offline"): 300,
    ("young", "flat", "email", "online"): 600,
    ("middle", "house", "text", "online"): 400,
}
VALUES = [
    ["old", "young", "middle"],
    ["scheme", "flat", "house"],
    ["letter", "email", "text"],
    ["offline", "online"],
]
NAMES = ("age", "home", "channel", "internet")


def planted(noise):
    chance = random.Random(7)
    return Counter(
        tuple(
            chance.choice(values) if chance.random() < noise else value
            for values, value in zip(VALUES, kind, strict=True)
        )
        for kind, size in KINDS.items()
        for _each in range(size)
    )


@pytest.mark.parametrize("noise", [0, 0.05, 0.15])
def test_planted_kinds_are_found(noise):
    found = find(planted(noise), NAMES)
    typical = {frozenset(trait.value for trait in one.traits) for one in found}
    assert len(found) == 3
    for kind, size in KINDS.items():
        [match] = [one for one in found if kind[0] in {trait.value for trait in one.traits}]
        assert {trait.value for trait in match.traits} <= set(kind)
        assert abs(match.size - size) <= 300 * noise
    assert len(typical) == 3


@pytest.mark.parametrize(
    ("counts", "sizes"),
    [
        ({}, []), ({("a", "b"): 39}, []), ({("a", "b"): 1000}, [1000]),
        ({("a", "b"): 1000, ("c", "d"): 5}, [1005]),  # five people are no type
        ({("a", "b"): 500, ("c", "d"): 500}, [500, 500]),
    ],
)  # fmt: skip
def test_how_many(counts, sizes):
    assert [one.size for one in find(counts, ("x", "y"))] == sizes


_counts = st.dictionaries(
    st.tuples(*(st.sampled_from(values) for values in VALUES)), st.integers(1, 60), max_size=20
)


@given(_counts, st.randoms())
def test_the_order_does_not_count_and_everybody_is_in_one(counts, chance):
    turned = list(counts.items())
    chance.shuffle(turned)
    found = find(counts, NAMES)
    assert found == find(dict(turned), NAMES)
    if found:
        assert sum(one.size for one in found) == sum(counts.values())
        assert len(found) == 1 or min(one.size for one in found) >= max(
            SMALLEST, SMALLEST_SHARE * sum(counts.values())
        )


@pytest.fixture
def town(db):
    """Thirty old people who get letters, and forty young ones with e-mail."""
    landlord = a_landlord()
    for number in range(70):
        old = number < 30
        a_customer(
            landlord, f"Person {number}", date_of_birth=date(1940 if old else 1999, 1, 1), is_online=not old,
            channel="letter" if old else "email", kind="scheme_resident" if old else "tenant",
        )  # fmt: skip
    return landlord


def look(landlord):
    return commands.look(landlord=landlord, by=a_user(), at=timezone.now())


def test_names_and_segments_outlive_the_next_look(town):
    young, old = look(town)
    assert (young.size, old.size, old.of) == (40, 30, 70)
    commands.name(profile=old, says=" Letters  please ", by=a_user(), at=timezone.now())
    old.refresh_from_db()
    segment = commands.make_segment(profile=old, by=a_user(), at=timezone.now())
    assert commands.make_segment(profile=old, by=a_user(), at=timezone.now()) == segment
    assert segments.members(a_user(), segment.rules, timezone.localdate()).count() == 30
    again = look(town)
    assert [(one.name, one.segment) for one in again] == [("", None), ("Letters please", segment)]


def test_on_the_pages(client, town):
    sign_in(client, a_user())
    assert "Nobody has looked yet" in client.get("/staff/people/profiles/").content.decode()
    assert client.post("/staff/people/profiles/look/").status_code == 302
    page = client.get("/staff/people/profiles/").content.decode()
    assert "30 people, 1 in 2" in page
    profile = TypicalProfile.objects.latest("pk")
    way = f"/staff/people/profiles/{profile.pk}/"
    for nameless in ({"act": "segment"}, {"name": " "}):  # no name yet
        assert client.post(way, nameless).status_code == 302
        assert not Segment.objects.exists()
    client.post(way, {"name": "Old <b>"})
    for _again in range(2):
        assert client.post(way, {"act": "segment"}).status_code == 302
    assert Segment.objects.get().name == "Old <b>"
    assert "<b>" not in client.get("/staff/people/profiles/").content.decode()
    assert client.post("/staff/people/profiles/999999/", {"name": "x"}).status_code == 404


def test_too_few_people_show_nothing(client, db):
    sign_in(client, a_user())
    assert "too few people" in client.post("/staff/people/profiles/look/", follow=True).content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role not in MAKE_SEGMENTS.roles])
def test_nobody_else_may(client, db, role):
    sign_in(client, a_user(role))
    assert client.get("/staff/people/profiles/").status_code in (302, 403, 404)
    assert client.post("/staff/people/profiles/look/").status_code in (302, 403, 404)
