"""A pytest plugin: one throw-away PostgreSQL for the whole run, before Django reads its settings.

It also lets tests that commit empty the tables afterwards, which append-only tables refuse to anyone else.
"""

from __future__ import annotations

import atexit
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

LONGEST = ("journeys", "hostile")


def prepare() -> None:
    """Start a database for the tests, unless DATABASE_URL already names one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sayso.config.settings")
    os.environ["SAYSO_TESTING"] = "1"
    os.environ.setdefault("SAYSO_SECRET_KEY", "only-for-tests")
    if "SAYSO_TEST_DATA" not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="sayso-tests-", ignore_cleanup_errors=True)
        Path(folder.name).chmod(0o755)
        os.environ["SAYSO_TEST_DATA"] = folder.name
        atexit.register(folder.cleanup)
    os.environ["SAYSO_DATA"] = os.environ["SAYSO_TEST_DATA"]
    if "DATABASE_URL" not in os.environ:
        from sayso.foundations.database.embedded import Server

        server = Server(Path(os.environ["SAYSO_DATA"]), fast=True)
        server.start()
        atexit.register(server.stop)
        os.environ["DATABASE_URL"] = server.url
        server.create()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: a journey of minutes at the end would leave the other processes without work."""
    items.sort(
        key=lambda item: next((at for at, one in enumerate(LONGEST) if one in item.path.parts), len(LONGEST))
    )


def pytest_sessionstart() -> None:
    """Let a test that commits leave an empty database behind it."""
    from django import test
    from django.db import connection

    cases: Any = test.TransactionTestCase
    flush = cases._fixture_teardown

    def empty(case: Any) -> None:
        # Only the database's owner can do this, and only here: the triggers that keep history from
        # being emptied sleep while the tables are.
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        try:
            flush(case)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = origin")
                cursor.execute("DELETE FROM procrastinate_jobs")
                cursor.execute("DELETE FROM cache")

    cases._fixture_teardown = empty


prepare()
