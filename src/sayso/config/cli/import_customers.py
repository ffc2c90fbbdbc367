"""`sayso import-customers FILE`: take a file from the housing system into the register."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.people.commands.imports import ImportResult

NAME = "import-customers"
HELP = "Take a CSV or Excel file of customers into the register."
NEEDS_DATABASE = True
SHOWN = 20  # refused rows on the screen; --json has them all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", type=Path, help="a .csv or .xlsx file with column names in its first row")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
    parser.add_argument("--json", action="store_true", help="print the counts and every refused row as JSON")
    parser.add_argument("--landlord", default="", metavar="SLUG", help="whose customers (default: the first)")
    parser.add_argument("--source", default="import", metavar="NAME", help="the system that sent the file")
    parser.add_argument(
        "--map", action="append", default=[], metavar="FIELD=COLUMN",
        help="which column holds a field, where its name does not say; may be given several times",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Import the file. Returns 0 when every row was taken, 1 if some were refused, 2 if none could be read."""
    from django.utils import timezone

    from sayso.foundations.access.actors import System
    from sayso.people.commands.imports import Unreadable, import_customers
    from sayso.people.queries import landlords

    landlord = landlords.by_slug(args.landlord)
    if landlord is None:
        known = ", ".join(landlords.slugs()) or "none yet"
        return _unreadable(args, f"There is no landlord “{args.landlord}”. The landlords are: {known}.")
    bad = [one for one in args.map if "=" not in one]
    if bad:
        return _unreadable(
            args, f"--map takes FIELD=COLUMN, for example --map uprn=UPRN_NO; found “{bad[0]}”."
        )
    try:
        result = import_customers(
            landlord=landlord, source_name=args.source[:40], path=args.file, dry_run=args.dry_run,
            mapping=dict(one.split("=", 1) for one in args.map), by=System("command line"), at=timezone.now(),
        )  # fmt: skip
    except Unreadable as refusal:
        return _unreadable(args, refusal.says)
    if args.json:
        shown = {**vars(result), "refused": [vars(one) for one in result.refused]}
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return 1 if result.refused_rows else 0
    _tell(result, dry_run=args.dry_run)
    return 1 if result.refused_rows else 0


def _tell(result: ImportResult, *, dry_run: bool) -> None:
    """Print the counts, and the first of the refused rows."""
    would = "Would take" if dry_run else "Took"
    taken = result.rows - result.refused_rows
    print(f"{would} {taken:,} of {result.rows:,} rows: {result.added:,} new, {result.changed:,} changed, "
          f"{result.unchanged:,} as they were.")  # fmt: skip
    print(f"Homes added {result.homes_added:,}, places added {result.places_added:,}, "
          f"tenancies added {result.tenancies_added:,}, customers who moved {result.moved:,}.")  # fmt: skip
    if result.refused_rows:
        print(f"Refused {result.refused_rows:,} rows:", file=sys.stderr)
        for one in result.refused[:SHOWN]:
            where = f"row {one.row}, {one.column}" if one.column else f"row {one.row}"
            print(f"  {where}: “{one.found}”. {one.says}", file=sys.stderr)
        if len(result.refused) > SHOWN:
            print(f"  … and {len(result.refused) - SHOWN} more; --json lists them all.", file=sys.stderr)


def _unreadable(args: argparse.Namespace, says: str) -> int:
    if args.json:
        print(json.dumps({"error": says}, ensure_ascii=False))
    else:
        print(says, file=sys.stderr)
    return 2
