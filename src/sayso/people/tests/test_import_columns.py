"""Saying by page which column holds what, where the headings do not."""

import pytest
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.people.commands.imports import import_customers
from sayso.people.models import Customer, Home, ImportSource
from sayso.people.rules.import_fields import FIELDS
from sayso.people.tests.cast import a_landlord, a_user, sign_in
from sayso.people.tests.files import a_file, a_row

pytestmark = pytest.mark.django_db
PAGE = "/staff/people/import/"


@pytest.fixture
def officer(client):
    return sign_in(client, a_user(Role.ADMINISTRATOR))


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def upload(client, tmp_path, text, source="QL"):
    path = tmp_path / "in.csv"
    path.write_text(text, encoding="utf-8")
    with path.open("rb") as file:
        return client.post(PAGE, {"source": source, "file": file})


@pytest.mark.parametrize(
    ("header", "held"),
    [
        ("Person Ref No,Tenant Name,Mail", {"full_name": "Tenant Name", "email": "Mail"}),
        ("tenant_id,Who,Mail", {"customer_key": "tenant_id", "email": "Mail"}),
        ("A,B,C", {}),
    ],
)
def test_the_page_asks_for_each_column_and_remembers(client, officer, tmp_path, header, held):
    asked = upload(client, tmp_path, f"{header}\n7,Joan Mills,joan@example.org\n")
    assert asked.status_code == 422
    html = asked.content.decode()
    assert all(f'name="map_{field.name}"' in html for field in FIELDS)
    assert {name: column for name, _says, column in asked.context["choices"] if column} == held
    columns = header.split(",")
    chosen = {f"map_{field.name}": "" for field in FIELDS} | {
        "map_customer_key": columns[0], "map_full_name": columns[1], "map_email": columns[2],
    }  # fmt: skip
    pending = asked.context["pending"]
    tried = client.post(PAGE, {"pending": pending, "act": "try", **chosen})
    assert (tried.status_code, tried.context["result"].added) == (200, 1)
    assert not Customer.objects.exists()
    assert not ImportSource.objects.exists()
    client.post(PAGE, {"pending": tried.context["pending"], "act": "take", **chosen})
    assert Customer.objects.get().email == "joan@example.org"
    again = upload(client, tmp_path, f"{header}\n7,Joan Mills,new@example.org\n")
    assert (again.status_code, again.context["result"].changed) == (200, 1)
    assert upload(client, tmp_path, f"{header}\n8,X,\n", source="Other").status_code == 422


def test_what_was_chosen_stays_chosen_while_something_is_missing(client, officer, tmp_path):
    asked = upload(client, tmp_path, "A,B,<b>C\n7,Joan,joan@example.org\n")
    assert "&lt;b&gt;C" in asked.content.decode()
    still = client.post(
        PAGE,
        {"pending": asked.context["pending"], "act": "try", "map_customer_key": "A", "map_email": "<b>C"},
    )
    assert still.status_code == 422
    assert "customer’s name" in still.content.decode() or "customer&#x27;s name" in still.content.decode()
    held = {name: column for name, _says, column in still.context["choices"] if column}
    assert held == {"customer_key": "A", "email": "<b>C"}
    forged = {"pending": asked.context["pending"], "act": "take", "map_customer_key": "nonsense"}
    assert client.post(PAGE, forged).status_code == 422
    assert not Customer.objects.exists()


def test_a_picture_by_another_name_is_named_so(client, officer, tmp_path):
    path = tmp_path / "in.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with path.open("rb") as file:
        assert b"This is a picture" in client.post(PAGE, {"source": "QL", "file": file}).content


def test_a_home_of_another_landlord_is_nobodys_business(tmp_path):
    row, at = a_row(1), timezone.now()
    for landlord in (a_landlord("Elsewhere"), a_landlord()):
        result = import_customers(
            landlord=landlord,
            source_name="QL",
            path=a_file(tmp_path / "in.csv", [row]),
            by=System("t"),
            at=at,
        )
        assert (result.added, result.refused) == (1, [])
    assert Home.objects.filter(uprn=row["uprn"]).count() == 2
