"""Several start at once on an empty database: one lays out the tables, the others wait for it."""

import os
import subprocess
import sys

import pytest

from sayso.config.tests.test_data_folder import BEGIN, SOURCE, folder
from sayso.foundations.database.embedded import Server

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
