"""Segments: rules that are kept in one form, mean the same in the database as in words, and are asked by those who may."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundations.access.permissions import Role
from sayso.people.commands import segments as commands
from sayso.people.enums import CustomerKind, Language
from sayso.people.models import Customer, Segment, Tenancy
from sayso.people.permissions import MAKE_SEGMENTS
from sayso.people.queries import places, segments
from sayso.people.rules.segments import CHOICES, Facts, NotRules, clean, holds
from sayso.people.tests.cast import a_customer, a_home, a_landlord, a_place, a_user, sign_in

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ({"kind": ["tenant", "tenant"]}, {"join": "all", "kind": ["tenant"]}),
        ({"join": "any", "age": [65, None], "channel": []}, {"join": "any", "age": [65, None]}),
        ({"age": [None, None], "place": [3, 1]}, {"join": "all", "place": [1, 3]}),
        ({"years_here": (0, 2), "reach": ["phone", "email"]}, {"join": "all", "reach": ["email", "phone"], "years_here": [0, 2]}),
    ],
)  # fmt: skip
def test_rules_are_kept_in_one_form(raw, kept):
    assert clean(raw) == kept


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({}, "kind"), ({"kind": []}, "kind"), ({"kind": ["king"]}, "kind"), ({"kind": "tenant"}, "kind"),
        ({"join": "none", "kind": ["tenant"]}, "join"), ({"age": [70, 60]}, "age_to"), ({"age": [-1, 5]}, "age_from"),
        ({"age": ["7", 9]}, "age_from"), ({"place": ["1"]}, "place"), ({"place": [True]}, "place"), ({"years_here": [0, 999]}, "years_here_from"),
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused_at_its_field(raw, field):
    with pytest.raises(NotRules) as refused:
        clean(raw)
    assert refused.value.field == field


_rules = st.fixed_dictionaries(
    {"join": st.sampled_from(["all", "any"])},
    optional={
        **{name: st.lists(st.sampled_from(sorted(offered)), max_size=3) for name, offered in CHOICES.items()},
        "age": st.tuples(st.none() | st.integers(0, 60), st.none() | st.integers(61, 150)),
        "place": st.lists(st.integers(1, 9), max_size=3),
    },
).filter(
    lambda raw: any(value not in ((), [], (None, None)) for name, value in raw.items() if name != "join")
)
_facts = st.builds(
    Facts, *(st.sampled_from(sorted(CHOICES[name])) for name in ("kind", "channel", "language", "format", "online")),
    st.frozensets(st.sampled_from(["email", "phone"])), st.frozensets(st.integers(1, 9)),
    born=st.none() | st.dates(date(1920, 1, 1), TODAY),
)  # fmt: skip


@given(_rules)
def test_cleaning_twice_is_once(raw):
    assert clean(clean(raw)) == clean(raw)


@given(_rules, _facts)
def test_all_is_never_wider_than_any(raw, facts):
    every, some = clean({**raw, "join": "all"}), clean({**raw, "join": "any"})
    assert holds(some, facts, TODAY) or not holds(every, facts, TODAY)


@pytest.mark.parametrize(
    ("born", "bounds", "meant"),
    [
        (date(1961, 11, 24), [65, None], True), (date(1961, 11, 25), [65, None], False),
        (date(1960, 11, 25), [None, 65], True), (date(1960, 11, 24), [None, 65], False),
        (date(2004, 2, 29), [22, 22], True), (None, [0, None], False),
    ],
)  # fmt: skip
def test_an_age_counts_from_the_birthday_to_the_next(born, bounds, meant):
    facts = Facts("tenant", "letter", "en", "standard", "yes", frozenset(), frozenset(), born=born)
    assert holds(clean({"age": bounds}), facts, TODAY) is meant


@pytest.fixture
def town(db):
    """People who differ in everything that rules look at."""
    landlord = a_landlord()
    north = a_place(landlord, "North", kind="area")
    mill, quay = (
        a_place(landlord, "Mill", parent=north),
        a_place(landlord, "Quay", kind="scheme", scheme_kind="care"),
    )
    people = []
    for number, kind in enumerate(CustomerKind.values * 2):
        home = a_home(place=(mill, quay)[number % 2])
        one = a_customer(
            name=f"Person {number}", home=home, kind=kind, language=Language.values[number % 6], is_online=(None, True, False)[number % 3],
            date_of_birth=date(1930 + 6 * number, 11, 20 + number % 10) if number % 5 else None,
            phone="+447700900001" if number % 2 else "", email="" if number % 4 == 0 else f"p{number}@example.org",
            channel="letter",
        )  # fmt: skip
        Tenancy.objects.filter(people__customer=one).update(starts_on=date(2026 - number, 11, 24))
        people.append(one)
    a_customer(name="Gone", left_on=date(2020, 1, 1))
    a_customer(name="Merged", merged_into=people[0])
    a_customer(a_landlord("Southfield Homes"), name="Elsewhere")
    return people


def facts_of(one):
    reach = {name for name in ("email", "phone") if getattr(one, name)} or {"neither"}
    online = {True: "yes", False: "no", None: "unknown"}[one.is_online]
    since = Tenancy.objects.filter(people__customer=one).order_by("starts_on").first().starts_on
    paths = frozenset(int(step) for step in one.place.path.split("/") if step)
    return Facts(one.kind, one.channel, one.language, one.format, online, frozenset(reach), paths, one.place.scheme_kind,
                 one.date_of_birth, since)  # fmt: skip


@pytest.mark.parametrize(
    "raw",
    [
        {"kind": ["tenant", "leaseholder"]}, {"age": [40, 70]}, {"age": [65, None]}, {"age": [None, 30]}, {"online": ["no", "unknown"]},
        {"reach": ["neither"]}, {"reach": ["email"]}, {"scheme_kind": ["care"]}, {"years_here": [3, 5]}, {"years_here": [10, None]},
        {"years_here": [None, 2]}, {"language": ["ar", "pl"]}, {"kind": ["tenant"], "online": ["no"], "age": [20, 99]},
        {"join": "any", "kind": ["tenant"], "online": ["yes"]}, {"join": "any", "age": [90, None], "reach": ["phone"]},
    ],
)  # fmt: skip
def test_the_database_means_whom_the_rules_mean(town, raw):
    rules = clean(raw)
    asked = set(segments.members(a_user(), rules, TODAY).values_list("full_name", flat=True))
    assert asked == {one.full_name for one in town if holds(rules, facts_of(one), TODAY)}
    assert 0 < len(asked) < len(town)


def test_a_place_means_all_that_is_in_it(town):
    rules = clean({"place": [town[0].place.parent_id]})
    assert set(segments.members(a_user(), rules, TODAY)) == {
        one for one in town if one.place == town[0].place
    }


def test_an_officer_of_one_place_counts_only_hers(town):
    officer = a_user(Role.ENGAGEMENT, place=town[1].place)
    found = segments.members(
        officer, clean({"join": "any", "age": [0, None], "kind": CustomerKind.values}), TODAY
    )
    assert {one.place for one in found} == {town[1].place}


def save(name="Tenants", key="k1", **more):
    given = {"landlord": a_landlord(), "rules": {"kind": ["tenant"]}, "by": a_user(), "at": timezone.now()}
    return commands.save(name=name, key=key, **{**given, **more})


def test_twice_is_once_and_names_are_taken_once(db):
    assert save() == save()
    with pytest.raises(commands.NotASegment):
        save(name=" TENANTS ", key="k2")
    commands.end(segment=save(), by=a_user(), at=timezone.now())
    assert save(key="k3").pk != save(name="Other", key="k1").pk


def test_a_place_of_another_landlord_is_refused(db):
    with pytest.raises(commands.NotASegment):
        save(rules={"place": [a_place(a_landlord("Southfield Homes")).pk]})


def test_on_the_pages(client, town):
    sign_in(client, a_user())
    assert "There are no segments yet" in client.get("/staff/people/segments/").content.decode()
    given = {"name": "Old & far", "join": "all", "age_from": "65", "key": "abc"}
    tried = client.post("/staff/people/segments/new/", {**given, "act": "try"}).content.decode()
    assert "people would be meant today" in tried
    assert not Segment.objects.exists()
    for _again in range(2):
        assert client.post("/staff/people/segments/new/", {**given, "act": "save"}).status_code == 302
    one = Segment.objects.get()
    page = client.get(f"/staff/people/segments/{one.pk}/").content.decode()
    assert "65 years or more" in page
    assert "By kind" in page
    listed = client.get(f"/staff/people/?segment={one.pk}").content.decode()
    assert town[0].full_name not in listed
    assert client.get("/staff/people/?segment=9999999999999999999").status_code == 200
    assert (
        client.post(
            f"/staff/people/segments/{one.pk}/change/", {**given, "age_from": "70", "age_to": "60"}
        ).status_code
        == 422
    )
    assert (
        client.post("/staff/people/segments/new/", {**given, "age_from": "", "act": "try"}).status_code == 422
    )
    assert client.post("/staff/people/segments/new/", {**given, "age_from": "x"}).status_code == 422
    for status in (302, 404):
        assert client.post(f"/staff/people/segments/{one.pk}/end/").status_code == status
    assert Customer.objects.filter(kind="tenant").exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in MAKE_SEGMENTS.roles])
def test_nobody_else_may(client, db, role):
    sign_in(client, a_user(role))
    given = {"name": "Mine", "join": "all", "kind": ["tenant"], "act": "save"}
    assert client.post("/staff/people/segments/new/", given).status_code in (302, 403, 404)
    assert not Segment.objects.exists()


@pytest.mark.django_db
def test_nobody_is_counted_without_asking():
    assert segments.breakdown(Customer.objects.none(), TODAY).value.count == 0
    assert segments.breakdown(Customer.objects.filter(pk__in=[]), TODAY).value.count == 0


@pytest.mark.django_db
def test_who_reaches_no_place_sees_an_empty_tree():
    nobody = a_user(Role.ENGAGEMENT, a_landlord())
    nobody.role_holdings.all().delete()
    again = type(nobody).objects.get(pk=nobody.pk)
    assert (places.homes_of(again).value, places.tree(again)) == ({}, [])
