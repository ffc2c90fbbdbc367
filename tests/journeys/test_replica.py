"""A real replica that follows the database by streaming: long readings come from it, and are never older than asked for."""

import subprocess
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from psycopg.conninfo import make_conninfo

from sayso.config.cli import doctor
from sayso.foundations.access.permissions import Role
from sayso.foundations.database import replica
from sayso.foundations.database.embedded import Server, programs
from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts, packs
from sayso.framework.queries.assurance import report
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.people.models import Landlord
from sayso.people.tests.cast import a_landlord, a_user, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
START, END, AS_AT = date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 10)


def connect(link):
    """Past the guard of the tests, which knows only one database."""
    if link.connection is None:
        with link.wrap_database_errors:
            link.connect()


def own(**changes):
    """Where the tests' own database is, or another on the same server."""
    given = connection.get_connection_params()
    return make_conninfo(
        "", **{name: given[name] for name in ("host", "user", "dbname") if given.get(name)} | changes
    )


@pytest.fixture
def follower(tmp_path_factory):
    """A running copy of the tests' database server that streams from it."""
    folder = tmp_path_factory.mktemp("follower")
    for one in (folder, *list(folder.parents)[:2]):
        Path(one).chmod(0o755)
    server = Server(folder, fast=True)
    server._own(server.folder)
    slot = f"follower_of_{connection.settings_dict['NAME']}"  # each process of the tests has a database of its own
    with psycopg.connect(own(), autocommit=True) as link:
        subprocess.run(
            [programs() / "pg_basebackup", "-D", server.folder, "-d", own(), "-R", "-C", "-S", slot, "-c", "fast", "--no-sync"],
            check=True, cwd="/", **server._as(),
        )  # fmt: skip
        try:
            server.start()
            yield server
        finally:
            server.stop()
            link.execute(
                "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = %s AND active",
                [slot],
            )
            link.execute("SELECT pg_drop_replication_slot(%s)", [slot])


@pytest.fixture
def named(monkeypatch):
    """Name a replica for this test, as SAYSO_REPLICA_URL does."""

    def name(**changes):
        given = {**connections.settings["default"], **changes}
        monkeypatch.setitem(connections.settings, replica.ALIAS, given)
        link = connections[replica.ALIAS]
        monkeypatch.setattr(link, "ensure_connection", partial(connect, link))

    monkeypatch.setattr(replica, "REST", 0.0)
    monkeypatch.setattr(replica, "_left_alone_until", 0.0)
    yield name
    connections[replica.ALIAS].close()
    del connections[replica.ALIAS]


@pytest.fixture
def with_replica(follower, named):
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")  # as anywhere but at the tests' own database
    named(HOST=str(follower.socket))
    yield follower
    with connection.cursor() as cursor:
        cursor.execute("RESET synchronous_commit")


@pytest.fixture
def landlord():
    made = a_landlord(nation="england")
    packs.load(
        landlord=made,
        pack=packs.open_pack("trident"),
        measured_from=START,
        by=ROBOT,
        at=moment("2025-04-01T09:00"),
    )
    return made


def asks(landlord, name):
    """Somebody has shown an interest, and nobody answers."""
    facts.record(
        kind="interest.received", landlord=landlord, subject=Subject("interest", name, name), by=ROBOT,
        occurred_at=moment("2026-03-02T10:00"), at=moment("2026-03-02T10:00"),
    )  # fmt: skip


@contextmanager
def counted():
    """How many questions the replica was asked about what is recorded."""
    link = connections[replica.ALIAS]
    with CaptureQueriesContext(link) as seen:
        found = []
        yield found
    found += [one for one in seen if "framework_" in one["sql"]]


def late(landlord):
    content = report(landlord, START, END, AS_AT).content
    return sum(one["clause"] == "interest-answered" for one in content["wrong"])


def test_a_long_reading_comes_from_the_replica_and_knows_what_was_written_a_moment_ago(
    with_replica, landlord
):
    for number in range(1, 11):
        asks(landlord, f"number {number}")
        with counted() as asked:
            assert late(landlord) == number
        assert asked


def test_pages_files_and_lists_are_read_there_and_changes_never_go_there(with_replica, landlord, client):
    asks(landlord, "one")
    sign_in(client, a_user(Role.MANAGER, landlord))
    for address in (reverse("report"), reverse("report-json")):
        with counted() as asked:
            assert client.get(address, {"from": START, "to": END, "as-at": AS_AT}).status_code == 200
        assert asked, address
    with CaptureQueriesContext(connections[replica.ALIAS]) as seen:
        b"".join(client.get(reverse("voices"), {"state": "all", "as": "csv"}).streaming_content)
    assert any("listening_voice" in one["sql"] for one in seen)

    @replica.reads_replica
    def changes():
        Landlord.objects.get(pk=landlord.pk)
        return Landlord.objects.filter(pk=landlord.pk).update(phone="0800 111")

    assert changes() == 1
    with pytest.raises(DatabaseError, match="read-only"):
        Landlord.objects.using(replica.ALIAS).update(phone="0800 222")


def test_a_replica_that_stands_still_is_passed_by_and_used_again_when_it_has_caught_up(
    with_replica, landlord, monkeypatch
):
    monkeypatch.setattr(replica, "WAITS", 0.2)
    asks(landlord, "one")
    with psycopg.connect(own(host=str(with_replica.socket)), autocommit=True) as link:
        link.execute("SELECT pg_wal_replay_pause()")
        asks(landlord, "two")
        with counted() as asked:
            assert late(landlord) == 2
        assert not asked
        assert not doctor._replica()[0].good
        link.execute("SELECT pg_wal_replay_resume()")
    monkeypatch.setattr(replica, "WAITS", 20.0)
    with counted() as asked:
        assert late(landlord) == 2
    assert asked
    assert doctor._replica()[0].good


def test_a_replica_that_is_away_or_dies_in_the_middle_is_not_missed(with_replica, landlord, monkeypatch):
    asks(landlord, "one")
    times = []

    @replica.reads_replica
    def read():
        times.append(1)
        found = late(landlord)
        if len(times) == 1:
            with_replica.stop()
            Landlord.objects.get(pk=landlord.pk)
        return found

    assert read() == 1
    assert len(times) == 2
    assert late(landlord) == 1  # it cannot be reached at all
    assert not doctor._replica()[0].good
    monkeypatch.setattr(replica, "REST", 60.0)
    late(landlord)
    with CaptureQueriesContext(connection) as seen:
        late(landlord)
    assert not any("pg_current_wal" in one["sql"] for one in seen)  # left alone for a while
    monkeypatch.setattr(replica, "_left_alone_until", 0.0)
    with_replica.start()
    with counted() as asked:
        assert late(landlord) == 1
    assert asked


def test_a_database_that_follows_no_other_is_no_replica(named):
    assert replica.source() == "default"
    named()
    assert replica.source() == "default"
