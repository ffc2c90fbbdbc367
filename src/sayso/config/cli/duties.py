"""`sayso duties`: how a landlord stands by its framework, now or on any past day."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

from sayso.config.cli import packs

NAME = "duties"
HELP = "Show what is kept, due, late and missed of a landlord's framework."
NEEDS_DATABASE = True
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso duties`."""
    parser.add_argument(
        "--as-at", type=packs.day, default=None, metavar="DATE", help="what the record said on a day"
    )
    parser.add_argument(
        "--year",
        type=a_year,
        default=None,
        metavar="YEAR",
        help="the landlord's year that begins in it, 2026",
    )
    parser.add_argument("--landlord", default="", help="whose framework, where there are several")
    parser.add_argument("--json", action="store_true", help="print every occurrence for a program to read")


def a_year(text: str) -> date:
    """The last day of a year as typed, which every landlord's year that begins in it holds."""
    return packs.day(f"{text}-12-31")


def run(args: argparse.Namespace) -> int:
    """Print the numbers and what needs doing; 2 where there is nothing to look at."""
    from django.utils import timezone

    from sayso.framework.queries import editions, landlords
    from sayso.framework.queries.standing import moment_of, standing

    now = timezone.now()
    try:
        landlord = landlords.named(args.landlord)
    except LookupError as trouble:
        print(trouble.args[0], file=sys.stderr)
        return 2
    found = standing(landlord, moment_of(args.as_at, now) if args.as_at else now, year_of=args.year)
    if found is None:
        print(f"{landlord.name} has no framework yet. Load one: sayso load-pack trident", file=sys.stderr)
        return 2
    if args.as_at and args.as_at > timezone.localdate(now):
        print(f"{said(args.as_at)} is still to come; this is today's record.", file=sys.stderr)
    elif found.today < min(one.measured_from for one in editions.loaded(landlord)):
        print("No framework was counted yet on that day.", file=sys.stderr)
    if args.json:
        print(json.dumps(plain(landlord.name, found), ensure_ascii=False, indent=2))
    else:
        _tell(landlord.name, found)
    return 0


def plain(name: str, found: Any) -> dict[str, Any]:
    """Everything as plain data, the same bytes for the same record and moment."""
    from dataclasses import asdict

    from sayso.framework.rules.standing import numbers

    return {
        "landlord": name,
        "as_at": found.as_at.isoformat(),
        "year": [found.year.start.isoformat(), found.year.end.isoformat()],
        "numbers": asdict(numbers(found.occurrences, found.today)),
        "occurrences": [
            {
                "key": one.key,
                "clause": one.clause,
                "state": one.state.value,
                "name": one.name,
                "due_on": one.due_on.isoformat() if one.due_on else None,
                "done_at": one.done_at.isoformat() if one.done_at else None,
                "evidence": [fact.id for fact in one.evidence],
                "excuse": one.excuse.note if one.excuse else None,
            }
            for one in found.occurrences
        ],
    }


def _tell(name: str, found: Any) -> None:
    from sayso.foundations.clocks.counting import on_day
    from sayso.framework.rules.standing import numbers
    from sayso.framework.rules.verdicts import STATE_WORDS, State

    total = numbers(found.occurrences, found.today)
    print(f"{name}: {found.pack.name}, {said(found.year.start)} to {said(found.year.end)}")
    print(f"As the record said on {said(found.today)}:")
    print(
        f"  {total.kept} kept, {total.due_soon} due in 14 days, {total.late_now} late now,"
        f" {total.kept_late} kept late, {total.missed} missed, {total.excused} excused"
    )
    if total.on_time is not None:
        print(f"  {total.on_time}% kept on time")
    clauses = {one.id: one for one in found.clauses}
    for state in (State.LATE, State.MISSED, State.KEPT_LATE):
        mine = [one for one in found.occurrences if one.state == state]
        if mine:
            print(f"\n{STATE_WORDS[state]}:")
        for one in mine:
            clause = clauses[one.clause]
            done = f", done {said(on_day(one.done_at))}" if one.done_at and state == State.KEPT_LATE else ""
            due = f", was due {said(one.due_on)}" if one.due_on else ""
            doubt = " (not checked against the document)" if clause.unverified else ""
            print(f"  {clause.section:<10} {clause.name}{doubt}: {one.name}{due}{done}")


def said(day: date) -> str:
    """A day as people write it: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"
