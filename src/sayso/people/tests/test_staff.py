"""Staff join, hold roles and leave; places get their officers."""

import pytest
from django.core import mail
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.people.commands import places, staff
from sayso.people.models import RoleHolding, User
from sayso.people.tests.cast import a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.fixture
def admin(client):
    return sign_in(client, a_user(Role.ADMINISTRATOR))


def test_somebody_is_added_and_gets_a_link(client, admin, django_capture_on_commit_callbacks):
    given = {"name": "Sam Reid", "email": "Sam@Example.org"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/staff/team/new/", given)
    user = User.objects.get(email="sam@example.org")
    assert answer.url == f"/staff/team/{user.pk}/"
    assert "/staff/password/" in mail.outbox[0].body
    assert not user.has_usable_password()
    again = client.post("/staff/team/new/", given)
    assert "there already" in again.context["form"].errors["email"][0]


def test_roles_are_given_once_and_ended(client, admin):
    user, place = a_user(Role.FRONTLINE), a_place(name="Quay")
    for _time in range(2):
        client.post(f"/staff/team/{user.pk}/", {"role": "manager", "place": place.pk})
    held = RoleHolding.objects.get(user=user, role="manager")
    assert held.place == place
    assert b"Quay" in client.get(f"/staff/team/{user.pk}/").content
    client.post(f"/staff/team/roles/{held.pk}/end/")
    assert Role.MANAGER not in User.objects.get(pk=user.pk).roles
    old = RoleHolding.objects.get(user=user, role="frontline")
    client.post(f"/staff/team/roles/{old.pk}/end/")
    assert User.objects.get(pk=user.pk).roles == frozenset()
    assert RoleHolding.objects.get(pk=old.pk).ends_on is not None
    assert client.post(f"/staff/team/{user.pk}/", {"role": "customer"}).status_code == 422
    assert (
        client.post(f"/staff/team/{user.pk}/", {"role": "manager", "ends_on": "1999-01-01"}).status_code
        == 422
    )


def test_the_last_administrator_stays(client, admin):
    with pytest.raises(staff.LastAdministrator):
        staff.deactivate(user=admin, by=admin, at=NOW())
    a_user(Role.ADMINISTRATOR)
    staff.deactivate(user=admin, by=admin, at=NOW())
    assert not User.objects.get(pk=admin.pk).is_active


def test_a_leaver_loses_access_at_once(client, admin, django_user_model):
    from django.test import Client

    leaver, elsewhere = a_user(Role.FRONTLINE), Client()
    sign_in(elsewhere, leaver)
    place = a_place(officer=leaver)
    assert elsewhere.get("/staff/people/").status_code == 200
    client.post(f"/staff/team/{leaver.pk}/deactivate/")
    assert elsewhere.get("/staff/people/").url.startswith("/staff/sign-in/")
    User.objects.filter(pk=leaver.pk).update(is_active=True)
    assert elsewhere.get("/staff/people/").url.startswith("/staff/sign-in/")  # the old session stays ended
    place.refresh_from_db()
    assert place.officer is None


def test_another_landlords_staff_are_not_there(client, admin):
    stranger = a_user(Role.FRONTLINE, a_landlord("Elsewhere"))
    assert client.get(f"/staff/team/{stranger.pk}/").status_code == 404
    assert client.post(f"/staff/team/{stranger.pk}/deactivate/").status_code == 404
    assert client.post(f"/staff/team/roles/{stranger.role_holdings.get().pk}/end/").status_code == 404
    assert client.post(f"/staff/team/{admin.pk}/nonsense/").status_code == 404


def test_a_place_gets_its_officer(client, admin):
    place, officer = a_place(), a_user(Role.FRONTLINE)
    client.post(f"/staff/places/{place.pk}/officer/", {"officer": officer.pk})
    place.refresh_from_db()
    assert place.officer == officer
    assert client.post(f"/staff/places/{place.pk}/officer/", {"officer": "x"}).status_code == 404
    client.post(f"/staff/places/{place.pk}/officer/", {"officer": ""})
    place.refresh_from_db()
    assert place.officer is None
    with pytest.raises(places.NotAnOfficer):
        places.assign_officer(
            place=place, officer=a_user(Role.FRONTLINE, a_landlord("Elsewhere")), by=admin, at=NOW()
        )
