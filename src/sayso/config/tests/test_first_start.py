"""The tables are laid out once, whoever starts at once, and nothing is done to a database left half way."""

import os
import subprocess
import sys
from importlib import import_module

import pytest
from django.db.migrations.recorder import MigrationRecorder

from sayso.config import tables
from sayso.config.supervisor import bring_up_to_date
from sayso.config.tests.test_data_folder import BEGIN, SOURCE, folder
from sayso.foundations.database.embedded import DatabaseTrouble, Server

__all__ = ["folder"]


def adding(name, *, url, at):
    words = [
        "add-landlord",
        name,
        "--nation",
        "england",
        "--admin-name",
        "Jo",
        "--admin-email",
        f"jo@{name}.example",
    ]
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN, *words, "--data", at / name],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "DATABASE_URL": url}, cwd=at,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


@pytest.mark.slow
def test_two_first_steps_at_once_do_not_trip_over_each_other(folder):
    server = Server(folder / "data", fast=True)
    server.start()
    try:
        server.create()
        both = [adding(name, url=server.url, at=folder) for name in ("elm", "oak")]
        said = [one.communicate(timeout=300)[0] for one in both]
        assert [one.returncode for one in both] == [0, 0], said
    finally:
        server.stop()


@pytest.fixture
def left(db):
    """Leave of the steps of before 0.1.0 only the named ones as taken."""

    def leave(*names):
        taken = MigrationRecorder.Migration.objects.filter(app="people")
        taken.exclude(name__in=names).delete()

    return leave


EARLIER = import_module("sayso.people.migrations.0001_tables").Migration.replaces


def test_a_database_that_took_every_earlier_step_is_up_to_date(left):
    left(*[name for _, name in EARLIER])
    assert tables.to_come() == []
    bring_up_to_date()
    assert MigrationRecorder.Migration.objects.filter(app="people", name="0001_tables").exists()


def test_a_database_that_was_left_half_way_is_not_touched_and_says_what_to_do(left):
    left(*[name for _, name in EARLIER[:9]])
    with pytest.raises(DatabaseTrouble, match="not all of them are there"):
        bring_up_to_date()
