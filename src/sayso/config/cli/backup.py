"""`sayso backup`: the whole installation in one file."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from sayso.config import backups

NAME = "backup"
HELP = "Write everything to one file: the database, the stored files, the key. Sayso may run meanwhile."
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
    print("It holds people's data and the key of this Sayso. Keep it somewhere else, and locked.")
    return 0
