"""One file that holds a whole installation: the database at one moment, the stored files and the key.

The file is a tar archive. What each table held is noted in it as a number of rows and a sum over them,
taken in the very snapshot that is dumped, so that a restored database can be held against it row by row.
"""

from __future__ import annotations

import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from sayso import __version__
from sayso.foundations.database.embedded import programs

MANIFEST, DUMP = "manifest.json", "sayso.dump"
KEPT = ("files", "outgoing", "secret-key")  # of the data folder; the rest is made again
# Sums must not depend on who asks.
SAME_WORDS = (
    "SET TIME ZONE 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'iso_8601'; SET extra_float_digits = 1"
)
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


class BackupTrouble(Exception):
    """The backup was not made or not restored; the words say why and what to do."""


@dataclass(frozen=True)
class Table:
    """What a table held: how many rows, and a sum over all that is in them."""

    rows: int
    total: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    made_at: str
    version: str
    tables: Mapping[str, Table]

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self.tables.values())

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=1, sort_keys=True)

    @classmethod
    def of_json(cls, text: str | bytes) -> Manifest:
        said = json.loads(text)
        return cls(
            said["made_at"], said["version"], {name: Table(**each) for name, each in said["tables"].items()}
        )


def tables_of(link: psycopg.Connection[Any]) -> dict[str, Table]:
    """What each table holds, as this connection sees it."""
    link.execute(SAME_WORDS)
    found = {}
    for (name,) in link.execute(TABLES).fetchall():
        asked = sql.SQL("SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM {} t")
        row = link.execute(asked.format(sql.Identifier(name))).fetchone()
        assert row is not None
        found[name] = Table(*row)
    return found


def make(*, url: str, data: Path, to: Path, at: datetime) -> Manifest:
    """Write the backup to a new file, which only its owner may read. Raises `BackupTrouble`.

    Sayso may run meanwhile. A file stands under its name only when it is whole.
    """
    if to.exists():
        raise BackupTrouble(f"“{to}” is there already. Name a new file.")
    if not to.parent.is_dir():
        raise BackupTrouble(f"There is no folder “{to.parent}”.")
    part = to.with_name(f"{to.name}.part")
    try:
        with tempfile.TemporaryDirectory(prefix=".sayso-", dir=to.parent) as folder:
            aside = Path(folder)
            manifest = _dump(url, aside / DUMP, at)
            (aside / MANIFEST).write_text(manifest.as_json())
            with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as out:
                # The files after the database: a row never points at a file that is not in the backup.
                with tarfile.open(fileobj=out, mode="w") as archive:
                    for name in (MANIFEST, DUMP):
                        archive.add(aside / name, name)
                    for name in KEPT:
                        if (data / name).exists():
                            archive.add(data / name, name, filter=_whole)
                out.flush()
                os.fsync(out.fileno())
        part.rename(to)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BackupTrouble(f"“{to}” could not be written: {error.strerror}.") from error
    return manifest


def _whole(one: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Leave out files that are just being written."""
    return None if one.name.endswith(".part") else one


def _dump(url: str, to: Path, at: datetime) -> Manifest:
    with psycopg.connect(url) as link:
        link.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        link.read_only = True
        row = link.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None
        # Whoever the database runs as, the dump is written here.
        with to.open("wb") as out:
            _program("pg_dump", "--format=custom", "--no-owner", f"--snapshot={row[0]}", url, stdout=out)
        return Manifest(at.isoformat(timespec="seconds"), __version__, tables_of(link))


def _program(name: str, *words: str | Path, **more: Any) -> None:
    done = subprocess.run(
        [programs() / name, *words], check=False, cwd="/", stderr=subprocess.PIPE, text=True, **more
    )
    if done.returncode:
        raise BackupTrouble(f"{name} could not do its work: {done.stderr.strip()[-400:]}")


def look(file: Path) -> Manifest:
    """What a backup says of itself. Raises `BackupTrouble` where the file is none, or is not whole."""
    try:
        with tarfile.open(file) as archive:
            names = archive.getnames()
            said = archive.extractfile(MANIFEST) if MANIFEST in names else None
            if said is None or DUMP not in names:
                raise BackupTrouble(f"“{file}” is not a backup of Sayso.")
            return Manifest.of_json(said.read())
    except FileNotFoundError as error:
        raise BackupTrouble(f"There is no file “{file}”.") from error
    except (tarfile.TarError, OSError, ValueError, KeyError, TypeError) as error:
        raise BackupTrouble(f"“{file}” is not a backup of Sayso, or is damaged.") from error


def take_out(*, file: Path, data: Path) -> None:
    """Put the stored files and the key of a backup into a data folder that has none of its own."""
    there = [name for name in KEPT if (data / name).exists()]
    if there:
        raise BackupTrouble(f"“{data}” holds something already ({', '.join(there)}). Name a new folder.")
    data.mkdir(parents=True, exist_ok=True)
    with tarfile.open(file) as archive:
        archive.extractall(data, members=list(_kept(archive)), filter="data")
    if (data / "secret-key").exists():
        (data / "secret-key").chmod(0o600)


def _kept(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    for one in archive:
        if one.name.split("/")[0] in KEPT:
            yield one


def is_empty(url: str) -> bool:
    """Whether a database has no table yet."""
    with psycopg.connect(url) as link:
        return link.execute(TABLES).fetchone() is None


def fill(*, url: str, file: Path) -> list[str]:
    """Fill an empty database from a backup, all or nothing; gives the tables that differ from what was saved."""
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder, tarfile.open(file) as archive:
        archive.extract(DUMP, folder, filter="data")
        _program(
            "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", "--dbname", url,
            Path(folder) / DUMP,
        )  # fmt: skip
    saved = look(file).tables
    with psycopg.connect(url) as link:
        now = tables_of(link)
    return sorted(name for name in saved.keys() | now.keys() if saved.get(name) != now.get(name))
