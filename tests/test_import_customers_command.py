"""`sayso import-customers`: its words, its JSON, and its exit codes."""

import argparse
import json

import pytest

from sayso.config.cli import import_customers
from sayso.people.models import Customer
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.files import a_file, a_row

pytestmark = pytest.mark.django_db


def run(*arguments):
    parser = argparse.ArgumentParser()
    import_customers.add_arguments(parser)
    return import_customers.run(parser.parse_args([str(one) for one in arguments]))


@pytest.fixture(autouse=True)
def _landlord():
    a_landlord()


def test_all_rows_taken_is_0_and_the_counts_are_printed(tmp_path, capsys):
    path = a_file(tmp_path / "in.csv", [a_row(1), a_row(2)])
    assert run(path, "--dry-run") == 0
    assert "Would take 2 of 2 rows: 2 new" in capsys.readouterr().out
    assert not Customer.objects.exists()
    assert run(path) == 0
    assert Customer.objects.count() == 2


def test_some_rows_refused_is_1_and_each_is_explained(tmp_path, capsys):
    path = a_file(tmp_path / "in.csv", [a_row(1), a_row(2, email="x")])
    assert run(path) == 1
    assert "row 3, email: “x”. This is not an e-mail address" in capsys.readouterr().err
    assert run(path, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["unchanged"], told["refused_rows"]) == (2, 1, 1)
    assert told["refused"][0]["row"] == 3


def test_nothing_readable_is_2(tmp_path, capsys):
    assert run(tmp_path / "nowhere.csv") == 2
    assert "cannot be opened" in capsys.readouterr().err
    path = a_file(tmp_path / "in.csv", [{"No": "C1", "Who": "Moira"}])
    assert run(path, "--json") == 2
    assert "customer's reference" in json.loads(capsys.readouterr().out)["error"]
    assert run(path, "--map", "customer_key") == 2
    assert run(path, "--landlord", "nobody") == 2
    assert "northfield-homes" in capsys.readouterr().err
    assert run(path, "--map", "customer_key=No", "--map", "full_name=Who") == 0
