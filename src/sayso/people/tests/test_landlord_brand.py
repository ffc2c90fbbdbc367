from datetime import UTC, datetime

import pytest

from sayso.foundations.access.actors import System
from sayso.people.commands.landlords import MOST_BYTES, BrandRefused, set_brand
from sayso.people.models import Landlord
from sayso.people.rules.pictures import redrawn
from sayso.people.tests.pictures import a_png

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
PNG = a_png()
pytestmark = pytest.mark.django_db


@pytest.fixture
def landlord():
    return Landlord.objects.create(name="Harbour", slug="harbour", nation="england")


def brand(landlord, **changes):
    given = {
        "name": "Harbour Homes",
        "colour": "#5B2A86",
        "colour_deep": "#3c1361",
        "by": System("tests"),
        "at": AT,
    }
    return set_brand(landlord=landlord, **{**given, **changes})


def test_the_look_is_kept(landlord):
    brand(landlord, name=" Harbour  Homes ", logo=PNG)
    landlord.refresh_from_db()
    assert (landlord.name, landlord.colour, landlord.colour_deep) == ("Harbour Homes", "#5b2a86", "#3c1361")
    assert bytes(landlord.logo) == redrawn(PNG).content
    assert landlord.logo_type == "image/png"


def test_without_a_new_logo_the_old_one_stays(landlord):
    brand(landlord, logo=PNG)
    brand(landlord)
    landlord.refresh_from_db()
    assert bytes(landlord.logo) == redrawn(PNG).content


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"colour": "#f2a541"}, "colour", "2.0"),
        ({"colour_deep": "#777777"}, "colour_deep", "4.47 to 1"),
        ({"colour": "teal"}, "colour", "like #0b5351"),
        ({"name": "  "}, "name", "Enter"),
        ({"logo": b"<svg onload=alert(1)>"}, "logo", "PNG or JPEG"),
        ({"logo": PNG + bytes(MOST_BYTES)}, "logo", "200 KB"),
    ],
)
def test_what_cannot_be_used_is_refused_beside_its_field(landlord, changes, field, says):
    with pytest.raises(BrandRefused) as refused:
        brand(landlord, **changes)
    assert refused.value.field == field
    assert says in refused.value.says
    landlord.refresh_from_db()
    assert landlord.colour == "#0b5351"
