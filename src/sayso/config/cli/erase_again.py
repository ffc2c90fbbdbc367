"""`sayso erase-again`: after an older backup was restored, take out again whoever was taken out since."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

NAME = "erase-again"
HELP = "After a restore: take out again whoever is on the list of erasures."
NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso erase-again`."""
    parser.add_argument(
        "file", type=Path, nargs="?", help="the list, erasures.jsonl in the old data folder (default: this data folder's)"
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Repeat the list; 2 where it cannot be read."""
    from django.utils import timezone

    from sayso.foundations.access.actors import System
    from sayso.foundations.refusals import Refusal
    from sayso.people.commands import erasure_list

    file = args.file or erasure_list.path()
    try:
        found = erasure_list.repeat(file=file, by=System("command line"), at=timezone.now())
    except Refusal as trouble:
        print(f"sayso: {trouble.says}", file=sys.stderr)
        return 2
    erasure_list.keep()
    print(f"Taken out again: {found.done}. Out already: {found.held}.")
    if found.nobody:
        print(f"Not in this database: {found.nobody}. If a file brings them back, run this again.")
    return 0
