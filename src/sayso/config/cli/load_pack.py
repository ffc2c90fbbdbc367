"""`sayso load-pack`: put a framework in force at a landlord."""

from __future__ import annotations

import argparse
import json

from sayso.config.cli import packs

NAME = "load-pack"
HELP = "Put a framework pack in force at a landlord."
NEEDS_DATABASE = True
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso load-pack`."""
    parser.add_argument("pack", help="the name of a pack that comes with Sayso, or a folder")
    parser.add_argument("--json", action="store_true", help="print the result for a program to read")
    parser.add_argument("--landlord", default="", help="whose framework it is, where there are several")
    parser.add_argument(
        "--from", dest="measured_from", type=packs.day, default=None, metavar="DATE",
        help="the first day that counts; today, unless the record goes further back",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Load the pack; 1 for mistakes in it, 2 where it cannot be loaded here."""
    from django.utils import timezone

    from sayso.foundations.access.actors import System
    from sayso.foundations.refusals import Refusal
    from sayso.framework.commands.packs import load
    from sayso.framework.queries import landlords
    from sayso.framework.rules.problems import PackProblems

    packs.know_all_kinds()
    try:
        landlord = landlords.named(args.landlord)
        edition = load(
            landlord=landlord,
            pack=packs.open_pack(args.pack),
            measured_from=args.measured_from,
            by=System("command line"),
            at=timezone.now(),
        )
    except PackProblems as trouble:
        return packs.to_mend(args, trouble)
    except (Refusal, LookupError) as trouble:
        return packs.refused(args, str(trouble.args[0]))
    if args.json:
        told = {"ok": True, "landlord": landlord.name, "name": edition.name, "edition": edition.edition,
                "measured_from": edition.measured_from.isoformat(), "sha256": edition.sha256}  # fmt: skip
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    print(f"{edition.name}, edition {edition.edition}, is in force at {landlord.name}.")
    print(f"It is counted from {edition.measured_from:%A %d %B %Y}.")
    return 0
