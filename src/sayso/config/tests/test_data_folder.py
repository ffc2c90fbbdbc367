"""What the command does about the data folder: finds it, makes it only when asked, leaves nothing running."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from sayso.foundations.database.embedded import Server

BEGIN = "import sys; from sayso.config.cli import main; sys.exit(main())"
SOURCE = Path(__file__).resolve().parents[3]


def sayso(*words, cwd):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("SAYSO_", "DATABASE_URL"))
    }
    return subprocess.run(
        [sys.executable, "-c", BEGIN, *words], cwd=cwd, capture_output=True, text=True, timeout=300,
        env={**kept, "PYTHONPATH": str(SOURCE)}, check=False,
    )  # fmt: skip


@pytest.fixture
def folder():
    """A folder that PostgreSQL's own account can pass through too."""
    made = Path(tempfile.mkdtemp(prefix="sayso-cli-"))
    made.chmod(0o755)
    yield made
    server = Server(made / "data")
    server.stop_adopted()
    shutil.rmtree(made, ignore_errors=True)


@pytest.mark.parametrize(
    "words", [("duties",), ("doctor",), ("load-pack", "trident"), ("import-customers", "x.csv", "--dry-run")]
)
@pytest.mark.parametrize("where", [("--data", "nowhere/at-all"), ()])
def test_a_folder_without_sayso_is_one_plain_sentence_and_stays_as_it_was(folder, words, where):
    done = sayso(*words, *where, cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith("sayso: There is no Sayso in ")
    assert done.stderr.count("\n") == 1
    assert list(folder.iterdir()) == []


def test_reading_a_pack_makes_no_folder(folder):
    assert sayso("check-pack", "trident", cwd=folder).returncode == 0
    assert list(folder.iterdir()) == []


@pytest.mark.slow
def test_a_database_that_a_verb_started_is_stopped_by_it(folder):
    data = folder / "data"
    (data).mkdir()
    (data / "address").write_text("http://localhost:8123\n")
    given = (
        "--nation",
        "england",
        "--admin-name",
        "Jo Marsh",
        "--admin-email",
        "jo@elm.example",
        "--host",
        "two.localhost",
    )
    added = sayso("add-landlord", "Elm Homes", *given, "--data", "data", cwd=folder)
    assert added.returncode == 0, added.stderr
    assert "http://localhost:8123/" in added.stdout
    assert "Name two.localhost in SAYSO_HOSTS" in added.stdout
    assert not Server(data).answers()
    looked = sayso("doctor", "--data", "data", cwd=folder)
    assert "Elm Homes" in looked.stdout
    asked = sayso("duties", "--data", "data", cwd=folder)
    assert (asked.returncode, "Traceback" in asked.stderr) == (2, False)
    assert not Server(data).answers()
