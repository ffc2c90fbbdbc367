"""An extract of thousands is taken in, and the process is killed in the midst of it: nothing half done, and it runs again."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection
from django.utils import timezone
from town import a_worker, environment

from sayso.foundations.access.actors import System
from sayso.people.commands import deliveries
from sayso.people.commands.extracts import first_load
from sayso.people.models import Customer, Delivery, Home, ImportMemory, ImportRun, Tenancy, TenancyPerson
from sayso.people.tests.cast import a_landlord
from sayso.people.tests.extracts import a_contact, a_home, a_member, a_person, a_tenancy, a_zip

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PEOPLE = first_load.MANY  # so many that indexes and keys are dropped on the way
MODELS = (Customer, Home, Tenancy, TenancyPerson)
BY = System("test")


def an_extract(folder):
    several = range(PEOPLE)
    return a_zip(folder / "extract.zip", {
        "properties": [a_home(f"H{n}", uprn=str(n + 1)) for n in several], "people": [a_person(f"P{n}") for n in several],
        "tenancies": [a_tenancy(f"T{n}", f"H{n}") for n in several],
        "tenancy_people": [a_member(f"T{n}", f"P{n}") for n in several],
        "contacts": [a_contact(f"C{n}", f"P{n}", f"p{n}@example.org") for n in several],
    })  # fmt: skip


def until(true, process=None, seconds=300.0):
    end = time.monotonic() + seconds
    while not true():
        assert process is None or process.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.002)


def kill(process):
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def nothing_is_there():
    return not any(model.objects.exists() for model in (*MODELS, ImportRun, ImportMemory))


def guards():
    """How many indexes and constraints the register has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM pg_indexes WHERE tablename LIKE 'people%'), "
            "(SELECT count(*) FROM pg_constraint WHERE conrelid::regclass::text LIKE 'people%')"
        )
        return cursor.fetchone()


def everything_is_there_once():
    assert [model.objects.count() for model in MODELS] == [PEOPLE] * len(MODELS)
    assert Customer.objects.exclude(email="").exclude(home=None).count() == PEOPLE
    assert Customer.pgh_event_model.objects.filter(pgh_label="insert").count() == PEOPLE


def is_writing():
    """Whether somebody holds the lock under which an extract is merged."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = "
            "(hashtext('sayso.import')::bigint & 4294967295)::oid AND database = "
            "(SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return cursor.fetchone()[0] > 0


def test_the_command_is_killed_and_simply_run_again(tmp_path, capsys):
    landlord, path, rng = a_landlord(), an_extract(tmp_path), random.Random(20261126)
    kept = guards()
    command = [sys.executable, "-c", "import sys; from sayso.config.cli import main; sys.exit(main())", "take-extract",
               str(path), "--landlord", landlord.slug, "--source", "QL"]  # fmt: skip
    env = environment(SAYSO_DATA=str(tmp_path))
    for _turn in range(3):
        process = subprocess.Popen(command, env=env, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until(is_writing, process)
        time.sleep(rng.random() * 0.3)
        assert process.poll() is None, "the kill came too late"
        kill(process)
        assert nothing_is_there()
        until(lambda: not is_writing())
        assert guards() == kept
    assert subprocess.run(command, env=env, cwd="/", check=False, capture_output=True).returncode == 0
    everything_is_there_once()
    assert subprocess.run(command, env=env, cwd="/", check=False, capture_output=True).returncode == 0
    everything_is_there_once()
    assert guards() == kept
    with capsys.disabled():
        print(f"\n3 kills while {PEOPLE} people were written; then once whole, and again nothing new")


def test_a_worker_is_killed_and_the_next_takes_the_delivery_in_once(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    landlord, path, kept = a_landlord(), an_extract(tmp_path), guards()
    made = deliveries.receive(
        landlord=landlord, source_name="QL", files=[("extract.zip", [path.read_bytes()])],
        asked=deliveries.Asked("page", only_try=False), by=BY, at=timezone.now(),
    )  # fmt: skip
    env = {"SAYSO_DATA": str(tmp_path)}
    first = a_worker(**env)
    # Progress is told outside the import's transaction: it is seen here before anything is written.
    until(lambda: Delivery.objects.get().step == 2, first)
    kill(first)
    assert nothing_is_there()
    assert Delivery.objects.get().state == "to_take"
    second = a_worker(**env)
    try:
        until(lambda: Delivery.objects.get().state == "taken", second)
    finally:
        second.terminate()
        second.wait(timeout=300)
    everything_is_there_once()
    assert guards() == kept
    assert ImportRun.objects.count() == 1
    assert not (made.path / "in").exists()
    assert (made.path / "differences.csv").exists()
