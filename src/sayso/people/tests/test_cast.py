"""The cast itself: everyone in it can be made and signed in."""

import pytest

from sayso.foundations.access.permissions import Role
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_everyone_can_be_signed_in(client, role):
    user = sign_in(client, a_user(role))
    assert role in user.roles
    assert client.get("/").status_code == 200


def test_a_customer_of_a_place_has_a_home_and_a_tenancy_there():
    place = a_place(name="Quay House")
    customer = a_customer(place=place)
    assert customer.place == place
    assert customer.home.place == place
    assert customer.tenancies.count() == 1
    assert customer.landlord == a_landlord()
