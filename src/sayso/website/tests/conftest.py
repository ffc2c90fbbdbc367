from datetime import date

import pytest
from django.apps import apps


@pytest.fixture
def landlord(db):
    return apps.get_model("people.Landlord").objects.create(
        name="Harbour Homes",
        slug="harbour",
        nation="england",
        phone="0800 000 0000",
        email="hello@harbour.example",
    )


@pytest.fixture
def member(landlord):
    """Make a member of staff with a role."""

    def make(role):
        user = apps.get_model("people.User").objects.create(
            kind="staff", name="Amira K.", email=f"{role}@harbour.example", landlord=landlord
        )
        apps.get_model("people.RoleHolding").objects.create(
            user=user, role=role, landlord=landlord, starts_on=date(2026, 1, 1)
        )
        return user

    return make
