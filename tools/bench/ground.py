"""A throw-away Sayso to measure: its own database, durable as in earnest, and the settings of production."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from sayso.foundations.database.embedded import Server


@contextlib.contextmanager
def ground() -> Iterator[Server]:
    """Start a database, migrate it, and let Django know."""
    with tempfile.TemporaryDirectory(prefix="sayso-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        os.environ["DJANGO_SETTINGS_MODULE"] = "sayso.config.settings"
        os.environ["SAYSO_DATA"] = folder
        os.environ["SAYSO_SECRET_KEY"] = "only-for-measuring"
        for name in ("SAYSO_TESTING", "SAYSO_DEBUG", "SAYSO_DEMO", "DATABASE_URL"):
            os.environ.pop(name, None)
        server = Server(Path(folder))  # it waits for the disk, as at a landlord's
        server.start()
        try:
            server.create()
            os.environ["DATABASE_URL"] = server.url
            _prepare()
            yield server
        finally:
            with contextlib.suppress(Exception):
                _let_go()
            server.stop()


def _prepare() -> None:
    settle()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def keep_empty() -> None:
    """A copy of the database as it is before anybody is in it: `in_the_empty_one` measures there.

    No process may help the one that is measured, so that what it takes is all that there is to take.
    """
    here, link = _apart()
    with link:
        link.execute(f'CREATE DATABASE empty TEMPLATE "{here}"')
        for many in ("max_parallel_maintenance_workers", "max_parallel_workers_per_gather"):
            link.execute(f"ALTER DATABASE empty SET {many} = 0")


@contextlib.contextmanager
def in_the_empty_one() -> Iterator[None]:
    """This process, and those that it starts, use the copy for a while."""
    here, link = _apart()
    link.close()
    _use("empty", os.environ["DATABASE_URL"].replace(f"@/{here}?", "@/empty?"))
    try:
        yield
    finally:
        _use(here, os.environ["DATABASE_URL"].replace("@/empty?", f"@/{here}?"))


def _apart() -> tuple[str, psycopg.Connection[Any]]:
    """The name of the database, which nobody of ours uses now, and a line to another one of the server."""
    from django.conf import settings

    _let_go()
    given = settings.DATABASES["default"]
    at = f"postgresql://{given['USER']}@/postgres?host={given['HOST']}"
    return given["NAME"], psycopg.connect(at, autocommit=True)


def _use(name: str, url: str) -> None:
    from django.db import connections

    _let_go()
    connections["default"].settings_dict["NAME"] = name
    os.environ["DATABASE_URL"] = url


def _let_go() -> None:
    from django.db import connections

    connections.close_all()
    connections["default"].close_pool()  # type: ignore[attr-defined]


def settle() -> None:
    """Have Django in this process, with the floors beside the product's own addresses."""
    import logging

    import django

    django.setup()
    logging.getLogger("django.request").setLevel(logging.ERROR)
    from django.conf import settings

    settings.ROOT_URLCONF = "tools.bench.floors"
    settings.SAYSO_LIMITS = {"say": (10**9, 600)}  # counted as in earnest, and never too many
