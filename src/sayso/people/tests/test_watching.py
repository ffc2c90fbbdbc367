"""What is put into the watched folder is taken in once, and filed with what became of it."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.people.commands import watching
from sayso.people.models import Customer, Delivery, ImportRun
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.extracts import a_contact, a_household, a_list, a_person, a_zip
from sayso.people.tests.test_deliveries import work

pytestmark = pytest.mark.django_db
BY = System("test")


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT, settings.EXTRACTS = tmp_path / "files", tmp_path / "extracts"
    path = settings.EXTRACTS / a_landlord().slug / "QL"
    path.mkdir(parents=True)
    return path


def look(later=2):
    """A minute's look, at a time when what was just written counts as whole."""
    watching.watch(by=BY, at=timezone.now() + timedelta(minutes=later))


def a_night():
    look()
    work()
    look()


def names(folder):
    return sorted(one.name[18:] for one in folder.iterdir()) if folder.exists() else []


def test_a_zip_is_taken_in_and_filed(folder):
    a_zip(folder / "tonight.zip", a_household())
    a_night()
    assert Customer.objects.get().full_name == "Person P1"
    assert names(folder / "taken") == ["tonight.zip"]
    assert not list(folder.glob("*.zip"))
    assert not (folder / "refused").exists()
    assert Delivery.objects.get().is_filed


def test_loose_lists_are_one_delivery(folder):
    for part, rows in a_household().items():
        (folder / f"{part}.csv").write_text(a_list(rows))
    a_night()
    assert Customer.objects.get().email == "moira@example.org"
    assert Delivery.objects.count() == 1
    assert len(names(folder / "taken")) == 5


def test_what_may_still_grow_is_left(folder):
    a_zip(folder / "tonight.zip", a_household())
    look(later=0)
    assert not Delivery.objects.exists()
    old = timezone.now().timestamp() - 9_999
    os.utime(folder / "tonight.zip", (old, old))  # a copy that brings its old time along
    look(later=0)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("name", [".hidden.zip", "people.csv.part", "readme.pdf", "people"])
def test_what_is_not_a_list_is_left(folder, name):
    (folder / name).write_text(a_list([a_person()]))
    a_night()
    assert (folder / name).exists()
    assert not Delivery.objects.exists()


def test_links_are_not_followed(folder, tmp_path):
    (tmp_path / "elsewhere.csv").write_text(a_list([a_person()]))
    (folder / "people.csv").symlink_to(tmp_path / "elsewhere.csv")
    a_night()
    assert not Delivery.objects.exists()


def test_the_same_bytes_twice_are_one_import(folder):
    for _night in range(2):
        a_zip(folder / "tonight.zip", a_household())
        held = (folder / "tonight.zip").read_bytes()
        a_night()
        (folder / "again.zip").write_bytes(held)
        a_night()
        assert ImportRun.objects.count() == Delivery.objects.count()
        assert not list(folder.glob("*.zip"))
    assert Customer.objects.count() == 1


def test_refused_rows_lie_beside_and_are_sent_back(folder):
    bad = [a_contact(), a_contact("C2", value="12 pigeons")]
    a_zip(folder / "tonight.zip", a_household(contacts=bad))
    a_night()
    assert names(folder / "taken") == ["tonight.zip"]
    (rows,) = (folder / "refused").iterdir()
    mended = (rows / "contacts.csv").read_text("utf-8-sig").replace("12 pigeons", "020 7946 0018")
    (folder / "contacts.csv").write_text(mended)
    a_night()
    assert Customer.objects.get().phone
    assert names(folder / "taken") == ["contacts.csv", "tonight.zip"]


def test_what_cannot_be_read_is_refused_with_the_reason_and_may_come_again(folder):
    for _twice in range(2):
        (folder / "tonight.zip").write_bytes(b"PK\x03\x04 broken")
        a_night()
    assert set(names(folder / "refused")) == {"tonight.zip", "reason.txt"}
    (reason, *_rest) = (folder / "refused").glob("*_reason.txt")
    assert "ZIP" in reason.read_text()
    assert Delivery.objects.count() == 2
    assert not list(folder.glob("*.zip"))


def test_a_whole_extract_says_so_in_its_name(folder):
    a_zip(folder / "2026-11-26_full.zip", a_household())
    a_zip(folder / "2026-11-26_fuller.zip", a_household(people=[a_person("P2")]))
    look()
    assert dict(Delivery.objects.values_list("file_name", "is_full")) == {
        "2026-11-26_full.zip": True,
        "2026-11-26_fuller.zip": False,
    }


def test_a_look_while_a_worker_is_at_it_changes_nothing(folder):
    a_zip(folder / "tonight.zip", a_household())
    look()
    look()
    assert Delivery.objects.count() == 1
    assert list(folder.glob("*.zip"))


def test_what_was_filed_is_cleared_away(folder):
    a_zip(folder / "tonight.zip", a_household())
    a_night()
    look(later=60 * 23)
    assert names(folder / "taken")
    look(later=60 * 25)
    assert not names(folder / "taken")


def test_each_landlord_has_its_own_and_nobody_else_s_folder_counts(folder, settings):
    other = a_landlord("Other Homes")
    for slug in (other.slug, "nobody"):
        (settings.EXTRACTS / slug / "QL").mkdir(parents=True)
        a_zip(settings.EXTRACTS / slug / "QL" / "in.zip", a_household())
    a_night()
    assert {one.landlord for one in Customer.objects.all()} == {other}
