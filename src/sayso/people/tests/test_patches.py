"""An officer's patch: whoever has the role over it sees the places whose officer they are, from one request to the next."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.people.commands import places, staff
from sayso.people.commands.staff import NotARole
from sayso.people.models import Customer, Place, RoleHolding, User
from sayso.people.permissions import SEE_PEOPLE
from sayso.people.queries import customers, scopes
from sayso.people.queries import staff as queries
from sayso.people.tests.cast import a_customer, a_home, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
BY = System("tests")


@pytest.fixture
def patch():
    """An officer of Mill, which has a block inside; Quay is somebody else's."""
    landlord = a_landlord()
    officer = a_user(Role.FRONTLINE, landlord)
    RoleHolding.objects.filter(user=officer).update(over_patch=True)
    mill, quay = (
        a_place(landlord, "Mill", officer=officer),
        a_place(landlord, "Quay", officer=a_user(Role.FRONTLINE, landlord)),
    )
    block = a_place(landlord, "Mill block", kind="block", parent=mill)
    for place in (mill, quay, block):
        a_customer(landlord, f"Of {place.name}", home=a_home(place))
    return officer


def seen(user):
    return sorted(one.full_name for one in customers.for_viewer(User.objects.get(pk=user.pk)))


def test_an_officer_sees_the_patch_and_what_is_inside_it(patch):
    assert seen(patch) == ["Of Mill", "Of Mill block"]


def test_a_patch_moves_with_the_officer(patch):
    quay = Place.objects.get(name="Quay")
    places.assign_officer(place=quay, officer=patch, by=BY, at=timezone.now())
    assert seen(patch) == ["Of Mill", "Of Mill block", "Of Quay"]
    Place.objects.update(officer=None)
    assert seen(patch) == []


def test_a_role_over_one_more_place_adds_to_the_patch(patch):
    quay = Place.objects.get(name="Quay")
    staff.grant_role(
        user=patch, role=Role.FRONTLINE, landlord=quay.landlord, place=quay, by=BY, at=timezone.now()
    )
    assert seen(patch) == ["Of Mill", "Of Mill block", "Of Quay"]


def test_nobody_without_the_role_over_a_patch_is_narrowed(patch):
    other = Place.objects.get(name="Quay").officer
    assert seen(other) == ["Of Mill", "Of Mill block", "Of Quay"]


def test_a_patch_reaches_no_member_of_the_group(patch):
    group, member = patch.landlord, a_landlord("Member", parent=a_landlord())
    a_customer(member, "Of the member", home=a_home(a_place(member, "Elsewhere")))
    officer = User.objects.get(pk=patch.pk)
    assert scopes.of(officer, SEE_PEOPLE).landlords == frozenset()
    assert [one.pk for one in officer.workplaces] == [group.pk]
    assert "Of the member" not in seen(patch)


def test_a_patch_at_another_landlord_opens_nothing_there(patch):
    member = a_landlord("Member", parent=patch.landlord)
    far = a_place(member, "Elsewhere", officer=patch)
    a_customer(member, "Of the member", home=a_home(far))
    assert seen(patch) == ["Of Mill", "Of Mill block"]
    assert patch not in queries.holders(Role.FRONTLINE, landlord=member, place=far)


def test_who_is_told_about_a_place(patch):
    mill, quay = Place.objects.get(name="Mill"), Place.objects.get(name="Quay")
    other = quay.officer
    assert queries.holders(Role.FRONTLINE, landlord=mill.landlord, place=mill) == [patch, other]
    assert queries.holders(Role.FRONTLINE, landlord=mill.landlord, place=quay) == [other]
    assert queries.holders(Role.FRONTLINE, landlord=mill.landlord, place=None) == [other]


@pytest.mark.parametrize("role", [Role.ENGAGEMENT, Role.MANAGER, Role.ADMINISTRATOR])
def test_only_a_frontline_officer_has_a_patch(role):
    user = a_user(role)
    with pytest.raises(NotARole) as refused:
        staff.grant_role(
            user=user, role=role, landlord=user.landlord, over_patch=True, by=BY, at=timezone.now()
        )
    assert refused.value.field == "place"
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHolding.objects.filter(user=user).update(over_patch=True)


def test_it_is_given_and_ended_on_the_page_and_holds_at_every_door(client, patch):
    officer = a_user(Role.ENGAGEMENT, patch.landlord)
    RoleHolding.objects.filter(user=officer).delete()
    sign_in(client, a_user(Role.ADMINISTRATOR, patch.landlord))
    page = f"/staff/team/{officer.pk}/"
    assert client.post(page, {"role": "manager", "place": "patch"}).status_code == 422
    for _twice in range(2):
        assert client.post(page, {"role": "frontline", "place": "patch"}).status_code == 302
    assert RoleHolding.objects.get(user=officer).over_patch
    assert b"their patch" in client.get(page).content
    Place.objects.filter(name="Quay").update(officer=officer)
    sign_in(client, officer)
    near, far = (Customer.objects.get(full_name=f"Of {name}") for name in ("Quay", "Mill"))
    assert client.get(f"/staff/people/{near.pk}/").status_code == 200
    assert client.get(f"/staff/people/{far.pk}/").status_code == 404
    assert "Of Mill" not in client.get("/staff/people/").content.decode()
