"""Somebody with roles at several landlords works for one at a time: a role held at one gives nothing at another."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sayso.foundations.access.permissions import REGISTER, STAFF, Permission, Role
from sayso.people.commands import staff as commands
from sayso.people.models import RoleHolding, User
from sayso.people.queries import customers, landlords, scopes, staff
from sayso.people.tests.cast import LONG_AGO, a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
EVERYTHING = Permission("tests.everything", "", STAFF)


@pytest.fixture
def group():
    return a_landlord("Firth Group")


@pytest.fixture
def north(group):
    return a_landlord("North Homes", parent=group)


@pytest.fixture
def south(group):
    return a_landlord("South Homes", parent=group)


def also(user, role, landlord, **more):
    RoleHolding.objects.create(user=user, role=role, landlord=landlord, starts_on=LONG_AGO, **more)
    return User.objects.get(pk=user.pk)


def choose(client, landlord, **more):
    return client.post(reverse("work-for"), {"landlord": landlord.pk, **more})


@pytest.mark.parametrize("role", sorted(STAFF))
def test_every_role_at_one_gives_only_what_it_gives_there(north, south, role):
    user = also(a_user(Role.ADVISER, north), role, south)
    here = {name for name, one in REGISTER.items() if user.may(one)}
    assert here == {name for name, one in REGISTER.items() if Role.ADVISER in one.roles}
    for one in REGISTER.values():
        assert south.pk not in scopes.of(user, one).landlords
    user.work_at(south.pk)
    assert user.roles == {role}
    there = {name for name, one in REGISTER.items() if user.may(one)}
    assert there == {name for name, one in REGISTER.items() if role in one.roles}
    assert scopes.of(user, EVERYTHING).landlords == {south.pk}


@pytest.mark.parametrize("role", sorted(STAFF))
def test_a_role_at_one_opens_nothing_at_one_where_there_is_none(client, north, south, role):
    user = sign_in(client, a_user(role, north))
    assert choose(client, south).status_code == 404
    assert landlords.CHOSEN not in client.session
    session = client.session
    session[landlords.CHOSEN] = south.pk  # as from a choice made while there was a role
    session.save()
    page = client.get("/staff/")
    assert page.context["landlord"] == north
    user.work_at(south.pk)
    assert user.landlords == [north]
    assert scopes.of(user, EVERYTHING).landlords == {north.pk}


def test_the_choice_moves_every_page_and_is_kept(client, north, south):
    for place in (north, south):
        a_customer(place, f"Ada of {place}")
    sign_in(client, also(a_user(Role.MANAGER, north), Role.FRONTLINE, south))
    assert b"Ada of North" in client.get("/staff/people/").content
    page = choose(client, south, next="/staff/people/")
    assert page.url == "/staff/people/"
    words = client.get("/staff/people/").content
    assert b"Ada of South" in words
    assert b"Ada of North" not in words
    assert client.get("/staff/people/export/").status_code == 403  # a manager may, and is none here
    choose(client, north)
    assert client.get("/staff/people/export/").status_code == 200


@pytest.mark.parametrize("way", ["get", "head", "put"])
def test_only_a_post_chooses(client, north, south, way):
    sign_in(client, also(a_user(Role.MANAGER, north), Role.MANAGER, south))
    assert getattr(client, way)(reverse("work-for"), {"landlord": south.pk}).status_code == 405
    assert client.get("/staff/").context["landlord"] == north


@pytest.mark.parametrize("number", ["", "x", "0", "-1", "9" * 30, "²", "1\x00"])
def test_a_number_of_no_landlord_is_not_found(client, north, south, number):
    sign_in(client, also(a_user(Role.MANAGER, north), Role.MANAGER, south))
    assert client.post(reverse("work-for"), {"landlord": number}).status_code == 404


def test_the_chooser_is_there_only_where_there_is_a_choice(client, north, south):
    user = sign_in(client, a_user(Role.MANAGER, north))
    assert reverse("work-for") not in client.get("/staff/").content.decode()
    also(user, Role.AUDITOR, south)
    assert reverse("work-for") in client.get("/staff/").content.decode()
    assert reverse("work-for") not in client.get("/").content.decode()


def test_the_choice_ends_with_the_role_and_with_the_session(client, north, south):
    user = sign_in(client, also(a_user(Role.MANAGER, north), Role.MANAGER, south))
    choose(client, south)
    assert client.get("/staff/").context["landlord"] == south
    commands.end_role(holding=user.role_holdings.get(landlord=south), by=user, at=timezone.now())
    assert client.get("/staff/").context["landlord"] == north
    client.post("/sign-out/")
    assert landlords.CHOSEN not in client.session


def test_a_role_over_the_group_reaches_each_member_one_at_a_time(client, group, north, south):
    user = a_user(Role.MANAGER, group)
    assert [one.name for one in user.workplaces] == ["Firth Group", "North Homes", "South Homes"]
    assert scopes.of(user, EVERYTHING).landlords == {group.pk, north.pk, south.pk}
    user.work_at(south.pk)
    assert user.roles == {Role.MANAGER}
    assert scopes.of(user, EVERYTHING).landlords == {south.pk}
    assert list(customers.for_viewer(user)) == []


def test_a_role_over_a_place_reaches_no_further(group, north, south):
    place = a_place(south, "Quay")
    user = also(a_user(Role.MANAGER, north), Role.FRONTLINE, south, place=place)
    assert scopes.of(user, EVERYTHING).paths == ()
    user.work_at(south.pk)
    assert scopes.of(user, EVERYTHING) == scopes.Scope(frozenset(), (place.path,))
    a_place(group, "Office")
    assert [one.name for one in user.workplaces] == ["North Homes", "South Homes"]


def test_without_a_role_at_their_own_they_work_where_they_have_one(north, south):
    user = a_user(Role.MANAGER, north)
    RoleHolding.objects.filter(user=user).update(landlord=south)
    user = User.objects.get(pk=user.pk)
    assert user.landlords == [south]
    RoleHolding.objects.all().delete()
    assert User.objects.get(pk=user.pk).landlords == [north]


def test_customers_choose_nothing(client, north, south):
    user = sign_in(client, also(a_user(Role.INVOLVED, north), Role.INVOLVED, south))
    assert choose(client, south).status_code == 403
    user.work_at(south.pk)
    assert user.landlords == [north]


def test_colleagues_are_those_with_a_role_there(group, north, south):
    both = also(a_user(Role.MANAGER, north, name="Both"), Role.FRONTLINE, south)
    only = a_user(Role.MANAGER, north, name="Only north")
    whole = a_user(Role.MANAGER, group, name="Group")
    assert staff.colleagues(south) == [both, whole]
    assert staff.colleagues(north) == [both, whole, only]
    assert staff.colleagues(south, roles={Role.MANAGER}) == [whole]


def test_an_administrator_gives_and_ends_only_roles_at_their_own(client, group, north, south):
    person = also(a_user(Role.MANAGER, north), Role.MANAGER, south)
    elsewhere = person.role_holdings.get(landlord=south)
    sign_in(client, a_user(Role.ADMINISTRATOR, north))
    assert client.post(f"/staff/team/roles/{elsewhere.pk}/end/").status_code == 404
    page = client.post(f"/staff/team/{person.pk}/", {"role": "auditor", "place": f"all-{south.pk}"})
    assert page.context["form"].errors
    sign_in(client, a_user(Role.ADMINISTRATOR, group))
    client.post(f"/staff/team/{person.pk}/", {"role": "auditor", "place": f"all-{south.pk}"})
    assert person.role_holdings.get(role="auditor").landlord == south
    client.post(f"/staff/team/roles/{elsewhere.pk}/end/")
    assert {one.role for one in User.objects.get(pk=person.pk).holdings_at(south)} == {"auditor"}
