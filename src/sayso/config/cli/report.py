"""`sayso report`: the assurance report of a period, the same file whenever it is built."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from pathlib import Path

from sayso.config.cli import packs

NAME = "report"
HELP = "Write the assurance report of a period, as the record said at the end of a day."
NEEDS_DATABASE = True
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso report`."""
    parser.add_argument(
        "--from",
        dest="since",
        type=packs.day,
        required=True,
        metavar="DATE",
        help="the first day it is about",
    )
    parser.add_argument(
        "--to", dest="until", type=packs.day, required=True, metavar="DATE", help="the last day it is about"
    )
    parser.add_argument(
        "--as-at", type=packs.day, default=None, metavar="DATE",
        help="what the record said at the end of a day; yesterday unless you say",
    )  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, default=None, metavar="FILE",
                        help="where to write it: JSON, or a page where its name ends in .html")  # fmt: skip
    parser.add_argument("--landlord", default="", help="whose report, where there are several")


def run(args: argparse.Namespace) -> int:
    """Write the report and print its fingerprint; 2 where there is none."""
    from django.utils import timezone

    from sayso.framework.queries import landlords
    from sayso.framework.queries.assurance import NoReport, report
    from sayso.framework.queries.assurance_file import as_html

    yesterday = timezone.localdate() - timedelta(days=1)
    as_at = args.as_at or yesterday
    try:
        landlord = landlords.named(args.landlord)
        if as_at > yesterday:
            raise NoReport(
                "The record of a day is whole when the day is over: ask for yesterday's or an earlier one."
            )
        found = report(landlord, args.since, args.until, as_at)
    except (LookupError, NoReport) as trouble:
        print(trouble.args[0], file=sys.stderr)
        return 2
    as_page = args.output is not None and args.output.suffix == ".html"
    file = as_html(found) if as_page else found.file
    if args.output is None:
        sys.stdout.write(file.decode())
        return 0
    try:
        args.output.write_bytes(file)
    except OSError as trouble:
        print(f"{args.output} cannot be written: {trouble.strerror}.", file=sys.stderr)
        return 2
    print(f"{args.output}\nSHA-256 of its content: {found.sha256}")
    return 0
