"""`sayso draw-sample`: draw closed cases by chance, for a group to look at."""

from __future__ import annotations

import argparse
import json

from sayso.config.cli import packs

NAME = "draw-sample"
HELP = "Draw the closed cases of a sample of the framework by chance."
NEEDS_DATABASE = True
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso draw-sample`."""
    parser.add_argument("sample", help="the id of a sample of the framework, such as closed-complaints")
    parser.add_argument(
        "--period", type=packs.day, required=True, metavar="DATE", help="the first day of the period, 2026-04-01"
    )  # fmt: skip
    parser.add_argument("--landlord", default="", help="whose cases, where there are several landlords")
    parser.add_argument("--json", action="store_true", help="print the draw for a program to read")


def run(args: argparse.Namespace) -> int:
    """Print the drawn cases, the same ones each time; 2 where there is nothing to draw."""
    from django.utils import timezone

    from sayso.foundations.access.actors import System
    from sayso.foundations.refusals import Refusal
    from sayso.framework.commands.samples import draw
    from sayso.framework.queries import landlords, samples

    try:
        landlord = landlords.named(args.landlord)
        fact = draw(
            landlord=landlord, sample=args.sample, starts_on=args.period, by=System("command line"),
            at=timezone.now(),
        )  # fmt: skip
    except (Refusal, LookupError) as trouble:
        return packs.refused(args, str(trouble.args[0]))
    page = samples.draw_page(landlord, fact.pk)
    assert page is not None, fact
    names = [one.name for one in page.cases]
    if args.json:
        told = {"ok": True, "seed": page.one.seed, "known": page.names, "drawn": names}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    print(f"{page.one.sample.name}: {len(names)} of {len(page.then)} drawn from the seed {page.one.seed}")
    for name in names:
        print(f"  {name}")
    return 0
