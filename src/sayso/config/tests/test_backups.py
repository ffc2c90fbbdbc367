"""A backup of everything, restored into another folder and held against the first row by row."""

import json
import os
import tarfile
from pathlib import Path

import psycopg
import pytest

from sayso.config import backups
from sayso.config.cli import backup
from sayso.config.tests.test_data_folder import folder, sayso
from sayso.foundations.database.embedded import Server

__all__ = ["folder"]


def lines(done):
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def installation(folder):
    """A landlord with a framework, a stored file and one that is just being written."""
    lines(
        sayso(
            "add-landlord",
            "Harbour Homes",
            "--nation",
            "england",
            "--admin-name",
            "Amira",
            "--admin-email",
            "amira@example.org",
            "--data",
            "data",
            cwd=folder,
        )
    )
    lines(sayso("load-pack", "trident", "--data", "data", cwd=folder))
    kept = folder / "data" / "files" / "ab"
    kept.mkdir(parents=True)
    (kept / "ab12").write_bytes(b"letters")
    (kept / "cd34.part").write_bytes(b"hal")
    return folder


def rows(server):
    with psycopg.connect(server.url) as link:
        names = [name for (name,) in link.execute(backups.TABLES).fetchall()]
        return {name: sorted(link.execute(f'SELECT t::text FROM "{name}" t').fetchall()) for name in names}


@pytest.mark.parametrize(("key", "held"), [("", True), ("given-to-every-node", False)])
def test_a_backup_does_not_claim_a_key_that_is_kept_elsewhere(monkeypatch, key, held):
    monkeypatch.setenv("SAYSO_SECRET_KEY", key)
    said = backup.what_it_holds()
    assert ("and the key of this Sayso" in said) is held
    assert ("SAYSO_SECRET_KEY" in said) is not held


@pytest.mark.slow
def test_everything_comes_back_in_another_folder(installation):
    said = lines(sayso("backup", "all.tar", "--data", "data", cwd=installation))
    assert "rows of" in said
    assert (installation / "all.tar").stat().st_mode & 0o777 == 0o600
    said = lines(sayso("restore", "all.tar", "--data", "new", cwd=installation))
    assert "each as it was" in said
    old, new = installation / "data", installation / "new"
    assert (new / "secret-key").read_text() == (old / "secret-key").read_text()
    assert (new / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in (new / "files" / "ab").iterdir()] == ["ab12"]
    servers = [Server(old), Server(new)]
    for one in servers:
        one.start()
    try:
        before, after = (rows(one) for one in servers)
        assert before == after
        assert before["framework_edition"]
    finally:
        for one in servers:
            one.stop()
    lines(sayso("duties", "--data", "new", cwd=installation))

    again = sayso("restore", "all.tar", "--data", "new", cwd=installation)
    assert again.returncode == 2
    assert "holds something already" in again.stderr
    twice = sayso("backup", "all.tar", "--data", "data", cwd=installation)
    assert twice.returncode == 2
    assert "is there already" in twice.stderr
    assert {one.name for one in installation.iterdir()} == {"all.tar", "data", "new"}, (
        "nothing is left lying about"
    )

    changed = change(installation / "all.tar", installation / "other.tar")
    done = sayso("restore", "other.tar", "--data", "third", cwd=installation)
    assert done.returncode == 1
    assert changed in done.stderr


def change(file: Path, to: Path) -> str:
    """A backup that says of one table something else than it holds."""
    with tarfile.open(file) as one, tarfile.open(to, "w") as other:
        for member in one:
            content = one.extractfile(member) if member.isfile() else None
            if member.name == backups.MANIFEST:
                said = json.load(content)
                said["tables"]["people_landlord"]["total"] = "1"
                path = to.with_name("manifest")
                path.write_text(json.dumps(said))
                other.add(path, backups.MANIFEST)
                path.unlink()
            else:
                other.addfile(member, content)
    return "people_landlord"


@pytest.mark.parametrize("what", ["nothing", "words", "another archive", "cut short"])
def test_what_is_no_backup_is_one_plain_sentence_and_makes_no_folder(folder, what):
    file = folder / "some.tar"
    if what == "words":
        file.write_text("Hello")
    elif what == "another archive":
        with tarfile.open(file, "w") as made:
            made.add(__file__, "test.py")
    elif what == "cut short":
        (folder / "manifest.json").write_text(backups.Manifest("now", "0", {}).as_json())
        (folder / backups.DUMP).write_bytes(os.urandom(40_000))
        with tarfile.open(file, "w") as made:
            for name in (backups.MANIFEST, backups.DUMP):
                made.add(folder / name, name)
        file.write_bytes(file.read_bytes()[:20_000])
    done = sayso("restore", "some.tar", "--data", "new", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith("sayso: ")
    assert done.stderr.count("\n") == 1
    assert not (folder / "new").exists()


def test_a_backup_that_climbs_out_of_its_folder_is_refused(folder):
    file = folder / "bad.tar"
    outside = tarfile.TarInfo("files/../../outside")
    with tarfile.open(file, "w") as made:
        made.addfile(outside)
    with pytest.raises(tarfile.TarError):
        backups.take_out(file=file, data=folder / "new" / "data")
    assert not (folder / "outside").exists()
