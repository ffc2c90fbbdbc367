"""An older backup brings back whoever was taken out since; the list of erasures takes them out again, and names nobody."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from sayso.config.cli import erase_again
from sayso.foundations.access.actors import System
from sayso.people.commands import erasure, erasure_list, merging
from sayso.people.models import Customer, Erasure
from sayso.people.tests.cast import a_customer, a_home, a_landlord

pytestmark = pytest.mark.django_db
BY = System("tests")


@pytest.fixture(autouse=True)
def data(tmp_path):
    with override_settings(DATA=tmp_path):
        yield tmp_path


class Older(Exception):
    """Takes the database back to where it was: an older backup."""


def lost(*, words=False, people=(), then=lambda: None):
    """Take the people out, keep the list, and restore the database of before."""
    try:
        with transaction.atomic():
            then()
            for one in people:
                erasure.erase(
                    customer=one, because="asked", words=words, although_there=True, by=BY, at=timezone.now()
                )
            erasure_list.keep()
            raise Older
    except Older:
        pass


def again():
    return erasure_list.repeat(file=erasure_list.path(), by=BY, at=timezone.now() + timedelta(days=1))


def test_whoever_was_taken_out_is_taken_out_again_and_once(data):
    landlord = a_landlord()
    gone = a_customer(landlord, "Zebedee Quillfeather", home=a_home())
    stays = a_customer(landlord, "Ada Stays")
    lost(people=[gone], words=True)
    assert Customer.objects.get(pk=gone.pk).full_name == "Zebedee Quillfeather"
    assert erasure_list.back() == 1
    assert again() == erasure_list.Repeated(done=1, held=0, nobody=0)
    assert again() == erasure_list.Repeated(done=0, held=1, nobody=0)
    assert (erasure_list.back(), Erasure.objects.get().words) == (0, True)
    gone.refresh_from_db()
    stays.refresh_from_db()
    assert "Zebedee" not in gone.full_name
    assert stays.full_name == "Ada Stays"


def test_the_list_names_nobody(data):
    lost(
        people=[
            a_customer(a_landlord(), "Zebedee Quillfeather", source_key="ZQ-99871", phone="+447700900777")
        ]
    )
    text = (data / "erasures.jsonl").read_text()
    for piece in ("Zebedee", "Quillfeather", "ZQ-99871", "7700900777", "example.org"):
        assert piece not in text
    assert set(json.loads(text)) == {"landlord", "record", "began", "erased_at", "words", "fingerprints"}


def test_two_records_that_were_one_by_then_both_go():
    landlord = a_landlord()
    one, two = a_customer(landlord, "Zebedee"), a_customer(landlord, "Zeb")
    lost(people=[one], then=lambda: merging.merge(kept=one, merged=two, by=BY, at=timezone.now()))
    again()
    assert not Customer.objects.filter(full_name__startswith="Zeb").exists()


@pytest.mark.django_db(transaction=True)
def test_another_person_under_the_same_number_stays():
    """After a restore the next new person may get the number of one who was made, and taken out, after the backup."""
    landlord = a_landlord()
    number = []

    def made():
        one = a_customer(landlord, "Zebedee", source="", source_key="")
        number.append(one.pk)
        erasure.erase(customer=one, because="asked", although_there=True, by=BY, at=timezone.now())

    lost(then=made)
    other = a_customer(landlord, "Ada Stays", pk=number[0], source="", source_key="")
    assert again() == erasure_list.Repeated(done=0, held=0, nobody=1)
    other.refresh_from_db()
    assert (other.full_name, erasure_list.back()) == ("Ada Stays", 0)


def test_somebody_whom_a_file_brings_back_later_is_found_by_reference():
    landlord = a_landlord()
    lost(then=lambda: erasure.erase(
        customer=a_customer(landlord, "Zebedee", source="QL", source_key="ZQ-1"), because="asked", although_there=True,
        by=BY, at=timezone.now(),
    ))  # fmt: skip
    assert again().nobody == 1
    back = a_customer(landlord, "Zebedee", source="QL", source_key="ZQ-1")
    a_customer(a_landlord("Other"), "Zebedee of others", source="QL", source_key="ZQ-1")
    assert erasure_list.back() == 1
    assert again().done == 1
    assert Erasure.objects.get().customer == back


def test_the_list_keeps_what_a_restored_database_does_not_know(data):
    lost(people=[a_customer(a_landlord(), "Zebedee")])
    erasure_list.keep()
    assert len((data / "erasures.jsonl").read_text().splitlines()) == 1


def test_an_erasure_is_on_the_list_when_it_is_done_and_not_when_it_is_undone(
    data, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        erasure.erase(customer=a_customer(), because="asked", although_there=True, by=BY, at=timezone.now())
    assert len((data / "erasures.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize("text", ["nonsense", "[]", '{"landlord": "x"}', "{}\n", '{"fingerprints": 3}'])
def test_a_file_that_is_no_list_is_one_sentence(data, capsys, text):
    (data / "erasures.jsonl").write_text(text)
    with pytest.raises(erasure_list.NotAList):
        again()
    with pytest.raises(erasure_list.NotAList):
        erasure_list.back()


def test_by_command(data, capsys):
    gone = a_customer(a_landlord(), "Zebedee")
    lost(people=[gone])
    asked = type("Asked", (), {"file": None})
    assert erase_again.run(asked) == 0
    assert "Taken out again: 1. Out already: 0." in capsys.readouterr().out
    (data / "wrong.jsonl").write_text("x")
    assert erase_again.run(type("Asked", (), {"file": data / "wrong.jsonl"})) == 2
    assert "not a list of erasures" in capsys.readouterr().err
