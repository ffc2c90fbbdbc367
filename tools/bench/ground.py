"""A throw-away Sayso to measure: its own database, durable as in earnest, and the settings of production."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
                from django.db import connections

                connections.close_all()
                connections["default"].close_pool()  # type: ignore[attr-defined]
            server.stop()


def _prepare() -> None:
    settle()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def settle() -> None:
    """Have Django in this process, with the floors beside the product's own addresses."""
    import logging

    import django

    django.setup()
    logging.getLogger("django.request").setLevel(logging.ERROR)
    from django.conf import settings

    settings.ROOT_URLCONF = "tools.bench.floors"
    settings.SAYSO_LIMITS = {"say": (10**9, 600)}  # counted as in earnest, and never too many
