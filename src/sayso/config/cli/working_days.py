"""`sayso working-days`: the date so many working days after (or before) a day."""

from __future__ import annotations

import argparse
import difflib
import io
import sys
from datetime import date
from typing import TextIO

from sayso.foundations.clocks.calendars import NATIONS, Calendar, plain_day
from sayso.foundations.clocks.counting import MOST, add_working_days, count_days

NAME = "working-days"
HELP = "Count working days in England, Wales, Scotland or Northern Ireland."
NEEDS_DATABASE = False
NEEDS_DJANGO = False


class BadInput(ValueError):
    """What was typed cannot be counted with; the words say what to type."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow `sayso working-days`."""
    parser.add_argument("nation", nargs="?", help=" or ".join(NATIONS))
    parser.add_argument("start", nargs="?", metavar="FROM", help="the day it happened, as 2026-03-30")
    parser.add_argument("number", nargs="?", metavar="N", help="how many; 0 is FROM itself, -3 counts back")
    parser.add_argument(
        "--stdin", action="store_true", help="read lines NATION,FROM,N and add the date to each"
    )
    parser.add_argument("--explain", action="store_true", help="show each day, counted or not, and why")
    parser.add_argument(
        "--closed", action="append", default=[], metavar="DATE", help="a day the landlord is closed (repeat)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the date; 2 where something typed cannot be used, 1 where some lines of many could not."""
    try:
        closed = frozenset(_day(one) for one in args.closed)
        if args.stdin:
            return _each_line(sys.stdin, closed)
        if args.number is None:
            raise BadInput("Say the nation, the day and the number: sayso working-days england 2026-03-30 10")
        calendar, start, number = _parse(args.nation, args.start, args.number, closed)
        print(add_working_days(calendar, start, number).isoformat())
        if args.explain and number > 0:
            for one in count_days(calendar, start, number, working=True):
                mark = f"day {one.number}" if one.number else f"not counted, {one.reason}"
                print(f"  {one.day:%a %d %b %Y}  {mark}")
    except BadInput as trouble:
        print(f"sayso working-days: {trouble}", file=sys.stderr)
        return 2
    return 0


def _each_line(source: TextIO, closed: frozenset[date]) -> int:
    """Answer each line; one that cannot be is named on stderr, and the others are answered all the same."""
    if isinstance(source, io.TextIOWrapper):
        source.reconfigure(errors="replace")
    bad = 0
    for place, line in enumerate(source, start=1):
        words = line.strip().removeprefix("\ufeff").strip()
        if not words:
            continue
        try:
            print(_answered(words, closed))
        except BadInput as trouble:
            bad += 1
            print(f"sayso working-days: line {place}: {trouble}", file=sys.stderr)
    return 1 if bad else 0


def _answered(words: str, closed: frozenset[date]) -> str:
    parts = [part.strip() for part in words.split(",")]
    if len(parts) != 3:
        raise BadInput(f"“{words}” is not NATION,FROM,N.")
    calendar, start, number = _parse(parts[0], parts[1], parts[2], closed)
    return f"{','.join(parts)},{add_working_days(calendar, start, number).isoformat()}"


def _parse(nation: str, start: str, number: str, closed: frozenset[date]) -> tuple[Calendar, date, int]:
    if nation not in NATIONS:
        near = difflib.get_close_matches(nation.strip().lower().replace(" ", "-"), NATIONS, n=1)
        meant = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(NATIONS)}."
        raise BadInput(f"There is no nation “{nation}”. {meant}")
    day = _day(start)
    try:
        how_many = int(number)
    except ValueError:
        raise BadInput(f"“{number}” is not a whole number of days.") from None
    if abs(how_many) > MOST or not 1900 <= day.year + how_many / 200 <= 2200:
        raise BadInput("That is further away than bank holidays are known (1900 to 2200).")
    return Calendar(nation, closed), day, how_many


def _day(text: str) -> date:
    found = plain_day(text)
    if found is None:
        raise BadInput(f"“{text}” is not a day. Write it as 2026-03-30.")
    return found
