"""`sayso restore`: a backup into a new data folder, held against what was saved."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from sayso.config import backups
from sayso.foundations.database.embedded import holds_a_database, running

NAME = "restore"
HELP = "Put a backup into a new data folder, and check every row against what was saved."
NEEDS_DATABASE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso restore`."""
    parser.add_argument("file", type=Path, help="what 'sayso backup' wrote")
    parser.add_argument(
        "--data", metavar="DIR", required=True, help="a new folder for the database and files"
    )


def run(args: argparse.Namespace) -> int:
    """Fill the folder; 1 where a table came back differently."""
    file, data = args.file.absolute(), Path(os.environ["SAYSO_DATA"])
    saved = backups.look(file)
    server = os.environ.get("DATABASE_URL")
    if not backups.is_empty(server) if server else holds_a_database(data):
        raise backups.BackupTrouble("The database there holds something already. Name a new one.")
    backups.take_out(file=file, data=data)
    with running(data):
        differ = backups.fill(url=os.environ["DATABASE_URL"], file=file)
    if differ:
        print(f"sayso: These tables came back differently: {', '.join(differ)}.", file=sys.stderr)
        return 1
    print(f"Restored what was saved at {saved.made_at}: {saved.rows:,} rows, each as it was.")
    print("Whoever was taken out since is in it again: sayso erase-again OLD/erasures.jsonl --data", data)
    print(f"Start it with: sayso run --data {data}")
    return 0
