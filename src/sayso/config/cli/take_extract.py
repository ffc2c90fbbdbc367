"""`sayso take-extract PATH`: take the nightly extract of the housing system into the register."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.people.commands.extracts import ExtractResult, How

NAME = "take-extract"
HELP = "Take the nightly extract (properties, people, tenancies and so on) into the register."
NEEDS_DATABASE = True
SHOWN = 20  # refused rows on the screen; --refused has them all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "path", type=Path, help="a ZIP, a folder, a JSON document, or one list as CSV or .xlsx"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be different, and write nothing"
    )
    parser.add_argument(
        "--full", action="store_true", help="it is a whole extract: end what it does not hold"
    )
    parser.add_argument(
        "--may-end",
        type=int,
        default=5,
        metavar="PERCENT",
        help="how much of a list --full may end (default: 5)",
    )
    parser.add_argument(
        "--anew", action="store_true", help="read every row, also those that say what they said before"
    )
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--landlord", default="", metavar="SLUG", help="whose register (default: the first)")
    parser.add_argument("--source", default="housing", metavar="NAME", help="the system that sent it")
    parser.add_argument(
        "--differences", type=Path, metavar="FILE", help="write every difference to a CSV file"
    )
    parser.add_argument(
        "--refused", type=Path, metavar="FOLDER", help="write the refused rows there, to mend and send back"
    )
    parser.add_argument(
        "--map", action="append", default=[], metavar="PART.FIELD=COLUMN",
        help="which column of a list holds a field, where its name does not say; may be given several times",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Take it in. Returns 0 when every row was taken, 1 if some were refused, 2 if nothing was taken at all."""
    from django.utils import timezone

    from sayso.foundations.access.actors import System
    from sayso.foundations.refusals import Refusal
    from sayso.people.commands.extracts import take_extract
    from sayso.people.queries import landlords

    landlord = landlords.by_slug(args.landlord)
    if landlord is None:
        known = ", ".join(landlords.slugs()) or "none yet"
        return _nothing(args, f"There is no landlord “{args.landlord}”. The landlords are: {known}.")
    try:
        result = take_extract(
            landlord=landlord, source_name=args.source[:40], path=args.path, how=_how(args),
            by=System("command line"), at=timezone.now(), tell=_bar,
        )  # fmt: skip
    except Refusal as refusal:
        return _nothing(args, refusal.says)
    finally:
        _wipe()
    _write(args, result)
    if args.json:
        print(json.dumps(_plain(result), ensure_ascii=False, indent=1))
    else:
        _tell(result)
    return 1 if result.refused else 0


def _bar(step: int, per_cent: int) -> None:
    """How far it is, for somebody who looks on: one line, written over and over, and wiped at the end."""
    if sys.stderr.isatty():
        says = ("Reading the files", "Checking each row", "Comparing with the register", "Writing it down")[
            step
        ]
        bar = "█" * (per_cent // 5)
        print(f"\r\033[K{bar:░<20} {per_cent:3} %  {says}", end="", file=sys.stderr, flush=True)


def _wipe() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _how(args: argparse.Namespace) -> How:
    """What the arguments ask for. Raises `Refusal`."""
    from sayso.foundations.refusals import Refusal
    from sayso.people.commands.extracts import How

    mappings: dict[str, dict[str, str]] = {}
    for one in args.map:
        where, equals, column = one.partition("=")
        part, dot, field = where.partition(".")
        if not (equals and dot):
            raise Refusal(
                f"--map takes PART.FIELD=COLUMN, for example --map people.person_ref=NO; found “{one}”."
            )
        mappings.setdefault(part, {})[field] = column
    return How(
        dry_run=args.dry_run, full=args.full, may_end=args.may_end, anew=args.anew, every=bool(args.differences),
        mappings=mappings,
    )  # fmt: skip


def _plain(result: ExtractResult) -> dict[str, object]:
    lists = {name: [vars(one) for one in getattr(result, name)] for name in ("parts", "refused", "first")}
    return {
        **lists,
        "counts": result.counts,
        "notes": result.notes,
        "dry_run": result.dry_run,
        "run_id": result.run_id,
    }


def _write(args: argparse.Namespace, result: ExtractResult) -> None:
    """The files that were asked for."""
    from sayso.foundations.tables import csv_lines
    from sayso.people.commands.extracts.mending import refused_lists

    if args.differences:
        rows = ([one.kind, one.reference, one.about, one.was, one.now] for one in result.every)
        lines = csv_lines(["Kind of change", "Reference", "Who or what", "Was", "Is"], rows)
        args.differences.write_text("".join(lines), encoding="utf-8")
    if args.refused and result.refused:
        args.refused.mkdir(parents=True, exist_ok=True)
        for part, mended in refused_lists(args.path, result.refused).items():
            with (args.refused / f"{part}.csv").open("w", encoding="utf-8-sig", newline="") as out:
                csv.writer(out).writerows(mended)


def _tell(result: ExtractResult) -> None:
    """Print what became of each list, what is different, and the first of the refused rows."""
    print("This is what would happen. Nothing is written." if result.dry_run else "Taken in.")
    for one in result.parts:
        older = f", {one.older:,} older than what we hold" if one.older else ""
        print(f"  {one.part}: {one.rows:,} rows, {one.unchanged:,} as before{older}, {one.refused:,} refused")
    for note in result.notes:
        print(f"  {note}")
    kind = ""
    for change in result.first:
        if change.kind != kind:
            kind = change.kind
            print(f"{kind}: {result.counts.get(kind, 0):,}")
        print(f"  {change}")
    if not result.counts:
        print("Nothing is different.")
    for row in result.refused[:SHOWN]:
        where = f"{row.part}, row {row.row}" + (f", {row.column}" if row.column else "")
        print(f"Refused {where}: “{row.found}”. {row.says}", file=sys.stderr)
    if len(result.refused) > SHOWN:
        print(
            f"… and {len(result.refused) - SHOWN:,} more; --refused FOLDER writes them all.", file=sys.stderr
        )


def _nothing(args: argparse.Namespace, says: str) -> int:
    if args.json:
        print(json.dumps({"error": says}, ensure_ascii=False))
    else:
        print(says, file=sys.stderr)
    return 2
