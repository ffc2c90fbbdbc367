"""`sayso check-pack` and `sayso load-pack`."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import sys
from datetime import date
from typing import Any

from sayso.foundations.clocks.calendars import FIRST_YEAR, LAST_YEAR, plain_day

NAME = "check-pack"
HELP = "Check a framework pack: every mistake with its file and line."
NEEDS_DATABASE = False
NEEDS_DJANGO = True
APPS = (
    "listening",
    "actions",
    "communications",
    "involvement",
    "surveys",
    "complaints",
    "decisions",
    "assurance",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso check-pack`."""
    parser.add_argument("pack", help="the name of a pack that comes with Sayso, or a folder")
    parser.add_argument("--json", action="store_true", help="print the result for a program to read")


def run(args: argparse.Namespace) -> int:
    """Print what the pack holds, or every mistake; 1 for mistakes, 2 where there is nothing to read."""
    from sayso.framework.commands.packs import PackRefused
    from sayso.framework.rules.problems import PackProblems

    know_all_kinds()
    try:
        found = open_pack(args.pack)
    except PackRefused as trouble:
        return refused(args, str(trouble))
    except PackProblems as trouble:
        return to_mend(args, trouble)
    _tell(args, counts(found))
    return 0


def know_all_kinds() -> None:
    """Have every app say which facts it reports."""
    for app in APPS:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(f"sayso.{app}.enums")


def open_pack(name: str) -> Any:
    """Read and check a pack."""
    from sayso.framework.commands import packs

    return packs.open_pack(name)


def counts(found: Any) -> dict[str, Any]:
    """What a pack holds, in numbers."""
    from sayso.framework.rules.packs import Cadence, Clock, Target

    pack = found.pack
    duties = [one.duty for one in pack.duties]
    return {
        "ok": True,
        "name": pack.name,
        "landlord": pack.landlord,
        "edition": pack.edition,
        "nation": pack.nation,
        "sha256": found.sha256,
        "areas": len(pack.areas),
        "groups": len(pack.groups),
        "opportunities": len(pack.opportunities),
        "promises": len(pack.promises),
        "clauses": len(pack.clauses),
        "duties": len(duties),
        "clocks": sum(isinstance(one, Clock) for one in duties),
        "cadences": sum(isinstance(one, Cadence) for one in duties),
        "targets": sum(isinstance(one, Target) for one in duties),
    }


def _tell(args: argparse.Namespace, told: dict[str, Any]) -> None:
    if args.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    print(f"{told['name']}, {told['landlord']}, edition {told['edition']} ({told['nation']})")
    for name in ("areas", "groups", "opportunities", "promises", "clauses"):
        print(f"  {told[name]:>4} {name}")
    print(
        f"  {told['duties']:>4} duties: {told['clocks']} clocks, {told['cadences']} cadences,"
        f" {told['targets']} {'target' if told['targets'] == 1 else 'targets'}"
    )
    print("Nothing to mend.")


def to_mend(args: argparse.Namespace, trouble: Any) -> int:
    """Print every mistake of a pack; 1."""
    if args.json:
        plain = [
            {"file": one.file, "line": one.line, "says": one.says, "meant": one.meant}
            for one in trouble.problems
        ]
        print(json.dumps({"ok": False, "problems": plain}, ensure_ascii=False, indent=2))
        return 1
    for one in trouble.problems:
        print(one)
    count = len(trouble.problems)
    print(f"{count} {'thing' if count == 1 else 'things'} to mend.", file=sys.stderr)
    return 1


def refused(args: argparse.Namespace, words: str) -> int:
    """Print why nothing could be done; 2."""
    if args.json:
        print(json.dumps({"ok": False, "refused": words}, ensure_ascii=False))
    else:
        print(words, file=sys.stderr)
    return 2


def day(text: str) -> date:
    """A day as typed, of the years that a record can be about; argparse shows the words."""
    found = plain_day(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day. Write it as 2026-04-01.")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"“{text}”: choose a day from {FIRST_YEAR} to {LAST_YEAR}.")
    return found
