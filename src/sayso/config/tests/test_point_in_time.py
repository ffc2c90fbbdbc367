"""The commands of docs/operations.md for going back to a moment, tried with a real server, its archive and its copy."""

import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from sayso.foundations.database.embedded import Server, programs

pytestmark = pytest.mark.slow


def ask(server, sql):
    with psycopg.connect(f"host={server.socket} user=sayso dbname=postgres", autocommit=True) as link:
        done = link.execute(sql)
        return done.fetchall() if done.description else None


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o777)  # the database runs as another account when we are root
        yield Path(name)


def archiving(folder):
    """A server that keeps each piece of its log in a folder."""
    (folder / "primary").mkdir()
    (folder / "archive").mkdir()
    (folder / "archive").chmod(0o777)
    server = Server(folder / "primary")
    server.start()
    ask(server, "ALTER SYSTEM SET archive_mode = on")
    ask(
        server,
        f"ALTER SYSTEM SET archive_command = 'test ! -f {folder}/archive/%f && cp %p {folder}/archive/%f'",
    )
    server.stop()
    server.start()
    return server


def test_a_database_goes_back_to_the_moment_before_a_mistake(folder):
    server = archiving(folder)
    ask(server, "CREATE TABLE said (words text)")
    ask(server, "INSERT INTO said VALUES ('before the copy')")
    copy = folder / "copy"
    copy.mkdir()
    copy.chmod(0o777)
    base = [programs() / "pg_basebackup", "-h", server.socket, "-U", "sayso", "-D", copy / "postgres",
            "--checkpoint=fast", "--wal-method=none"]  # fmt: skip
    subprocess.run(base, check=True, cwd="/", **server._as())
    ask(server, "INSERT INTO said VALUES ('after the copy')")
    time.sleep(0.2)
    moment = ask(server, "SELECT clock_timestamp()::text")[0][0]
    time.sleep(0.2)
    ask(server, "DELETE FROM said")  # the mistake
    ask(server, "SELECT pg_switch_wal()")
    end = time.monotonic() + 60
    while ask(server, "SELECT last_archived_wal IS NULL OR EXISTS (SELECT 1 FROM pg_ls_archive_statusdir() "
              "WHERE name LIKE '%.ready') FROM pg_stat_archiver")[0][0]:  # fmt: skip
        assert time.monotonic() < end, "nothing was archived"
        time.sleep(0.1)
    server.stop()
    with (copy / "postgres" / "postgresql.auto.conf").open("a") as settings:
        settings.write(f"restore_command = 'cp {folder}/archive/%f %p'\n")
        settings.write(f"recovery_target_time = '{moment}'\nrecovery_target_action = 'promote'\n")
        settings.write("archive_mode = off\n")
    (copy / "postgres" / "recovery.signal").touch()
    restored = Server(copy)
    restored.start()
    try:
        end = time.monotonic() + 60
        while ask(restored, "SELECT pg_is_in_recovery()")[0][0] and time.monotonic() < end:
            time.sleep(0.1)
        assert not ask(restored, "SELECT pg_is_in_recovery()")[0][0]
        assert ask(restored, "SELECT words FROM said ORDER BY words") == [
            ("after the copy",),
            ("before the copy",),
        ]
    finally:
        restored.stop()
