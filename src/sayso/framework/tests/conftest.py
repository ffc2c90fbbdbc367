"""A landlord with schemes of each kind, its framework loaded, and people who sign in."""

from datetime import date, datetime

import pytest

from sayso.foundations.access.actors import System
from sayso.foundations.clocks.counting import LONDON
from sayso.framework.commands import packs
from sayso.framework.commands.demonstration import Fault
from sayso.people.models import Landlord, Place, RoleHolding, User

STARTS = date(2026, 4, 1)
ENDS = date(2027, 3, 31)
ROBOT = System("tests")
PLANTED = {
    "forum-minutes": {Fault.LATE: 3}, "scheme-survey": {Fault.MISSED: 2}, "interest-answered": {Fault.LATE: 1},
    "activity-recorded": {Fault.LATE: 1},
}  # fmt: skip


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.fixture
def landlord(db):
    return Landlord.objects.create(name="Harbour Homes", slug="harbour", nation="england")


def make_places(landlord, each=3):
    found = []
    for kind in ("care", "supported", "young_people", "general"):
        for number in range(each):
            found.append(
                Place(
                    landlord=landlord, kind="scheme", scheme_kind=kind,
                    name=f"{kind.replace('_', ' ').title()} House {number + 1}", source_key=f"{kind}-{number}",
                )
            )  # fmt: skip
    for number in range(each):
        found.append(
            Place(landlord=landlord, kind="estate", name=f"Elm Estate {number + 1}", source_key=f"e-{number}")
        )
    for one in found:
        one.registered_at = moment("2020-01-06T09:00")
        one.save()
    return found


@pytest.fixture
def places(landlord):
    return make_places(landlord)


@pytest.fixture
def edition(landlord):
    return packs.load(
        landlord=landlord, pack=packs.open_pack("trident"), measured_from=STARTS, by=ROBOT,
        at=moment("2026-04-01T09:00"),
    )  # fmt: skip


@pytest.fixture
def staff(landlord):
    def make(role="manager"):
        user = User.objects.create(
            kind="staff", email=f"{role}@example.org", name="Amira K.", landlord=landlord
        )
        RoleHolding.objects.create(user=user, role=role, landlord=landlord, starts_on=date(2020, 1, 1))
        return user

    return make
