"""A pytest plugin: one throw-away PostgreSQL for the whole run, before Django reads its settings."""

from __future__ import annotations

import atexit
import os
import tempfile
from pathlib import Path


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


prepare()
