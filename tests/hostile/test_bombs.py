"""Files that nobody should send, through both pages that take files: they are refused in words, and nothing falls."""

from __future__ import annotations

import resource

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.hostile import bombs

from sayso.foundations.access.actors import System
from sayso.foundations.access.permissions import Role
from sayso.foundations.tables import workbook
from sayso.people.commands import deliveries
from sayso.people.enums import DeliveryState
from sayso.people.models import Customer, Delivery
from sayso.people.tests.cast import a_landlord, a_user, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MOST_KILOBYTES = 700_000
BOMBS = {"xlsx": bombs.workbooks, "zip": bombs.zips, "csv": bombs.lists}


@pytest.fixture
def staff(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return sign_in(client, a_user(Role.ADMINISTRATOR, landlord=a_landlord()))


def held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("kind", BOMBS)
def test_the_register_s_own_page(client, staff, kind):
    before = held()
    for name, data in BOMBS[kind]().items():
        answer = client.post(
            "/staff/people/import/", {"source": "QL", "file": SimpleUploadedFile(f"in.{kind}", data)}
        )
        assert answer.status_code in (200, 422), name
        assert kind == "csv" or answer.context["trouble"], name
        assert answer.status_code == (422 if "trouble" in answer.context else 200), name
        assert b"root:" not in answer.content, name
    assert held() - before < MOST_KILOBYTES
    assert not Customer.objects.exists()


@pytest.mark.parametrize("kind", BOMBS)
def test_the_page_of_extracts_and_its_worker(client, staff, kind):
    before = held()
    for name, data in BOMBS[kind]().items():
        called = "people.json" if data[:1] == b"{" else f"people.{kind}"
        sent = {"source": "QL", "extract": SimpleUploadedFile(called, data)}
        assert client.post("/staff/people/extracts/", sent).status_code in (302, 422), name
        made = Delivery.objects.order_by("-pk").first()
        if made is None or made.state not in deliveries.WAITING:
            continue
        deliveries.carry_out(delivery_id=made.pk, by=System("test"), at=timezone.now())
        made.refresh_from_db()
        assert made.state in (DeliveryState.REFUSED, DeliveryState.TRIED), name
        assert client.get(f"/staff/people/extracts/{made.pk}/").status_code == 200, name
        assert kind == "csv" or made.says, name
    assert held() - before < MOST_KILOBYTES
    assert not Customer.objects.exists()


@pytest.mark.parametrize("name", ["../../x.csv", "a\r\nSet-Cookie: x=1.csv", "x" * 2000 + ".csv", "=cmd|'.csv", "\u202evsc.exe", ".csv", "محمد.csv", "a\x00b.csv"])  # fmt: skip
def test_a_file_s_name_is_only_a_name(client, staff, tmp_path, name):
    data = bombs.LIST.encode()
    one = client.post("/staff/people/import/", {"source": "QL", "file": SimpleUploadedFile(name, data)})
    assert one.status_code in (200, 422)
    two = client.post("/staff/people/extracts/", {"source": "QL", "extract": SimpleUploadedFile(name, data)})
    assert two.status_code in (302, 422)
    assert not list(tmp_path.parent.glob("*.csv"))


def test_a_workbook_is_read_within_its_memory_and_time(monkeypatch):
    fair = bombs.a_workbook(bombs.HEADINGS, (2, bombs.cell("A2", "P1") + bombs.cell("B2", "Joan")))
    [(name, cells)] = workbook.sheets(fair, only_first=True)
    assert (name, cells.rows()) == ("people", [("person_ref", "full_name"), ("P1", "Joan")])
    monkeypatch.setattr(workbook, "MOST_SECONDS", 0)
    with pytest.raises(workbook.NotAWorkbook):
        workbook.sheets(fair)
