"""`sayso take-extract`: its words, its files, and its exit codes."""

import argparse

import pytest

from sayso.config.cli import take_extract
from sayso.people.models import Customer
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.extracts import a_household, a_person, a_zip

pytestmark = pytest.mark.django_db


def call(*arguments):
    parser = argparse.ArgumentParser()
    take_extract.add_arguments(parser)
    return take_extract.run(parser.parse_args([str(one) for one in arguments]))


def test_it_tries_takes_and_gives_back_what_to_mend(tmp_path, capsys):
    a_landlord()
    path = a_zip(tmp_path / "in.zip", a_household(people=[a_person(), a_person("P2", full_name="")]))
    assert call(path, "--dry-run", "--differences", tmp_path / "d.csv", "--refused", tmp_path / "mend") == 1
    said = capsys.readouterr()
    assert "Nothing is written" in said.out
    assert "Refused people, row 3" in said.err
    assert "New person" in (tmp_path / "d.csv").read_text()
    assert "Add the name" in (tmp_path / "mend" / "people.csv").read_text()
    assert not Customer.objects.exists()
    assert call(path) == 1
    assert Customer.objects.count() == 1
    assert call(path, "--map", "nonsense") == 2
    assert call(tmp_path / "nowhere.zip", "--json") == 2
