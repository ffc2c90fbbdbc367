"""`sayso backup`: the whole installation in one file."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from sayso.config import backups

NAME = "backup"
HELP = (
    "Write everything to one file: the database, the stored files, the key where it is kept in the data folder. "
    "Sayso may run meanwhile."
)
NEEDS_DATABASE = True
LOOKS_AT_TABLES = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso backup`."""
    parser.add_argument("file", type=Path, help="a new file, for example sayso-2026-11-26.tar")


def run(args: argparse.Namespace) -> int:
    """Write the file."""
    file: Path = args.file.absolute()
    made = backups.make(
        url=os.environ["DATABASE_URL"], data=Path(os.environ["SAYSO_DATA"]), to=file, at=datetime.now(UTC)
    )
    size = file.stat().st_size / 1_000_000
    print(f"{file}: {made.rows:,} rows of {len(made.tables)} tables, with the stored files; {size:,.1f} MB.")
    print(what_it_holds())
    return 0


def what_it_holds() -> str:
    """What to do with the file. A key that is given by the environment is not in it."""
    if os.environ.get("SAYSO_SECRET_KEY"):
        return (
            "It holds people's data, but not the key of this Sayso. Keep it somewhere else, and locked; "
            "keep SAYSO_SECRET_KEY as well."
        )
    return "It holds people's data and the key of this Sayso. Keep it somewhere else, and locked."
