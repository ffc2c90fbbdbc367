"""A few of the kills that `make kills` does a hundred times: nothing acknowledged is lost, nothing doubled."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


def test_database_web_worker_and_import_are_killed_in_the_middle_of_a_day(capsys):
    done = subprocess.run(
        [sys.executable, "-m", "tools.kills", "4"], check=False, capture_output=True, text=True, cwd=ROOT,
        timeout=600,
    )  # fmt: skip
    with capsys.disabled():
        print(f"\n{done.stdout[-600:]}")
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "Killed 4 times" in done.stdout
    assert "Nothing lost, nothing doubled." in done.stdout
