"""Lengths of time and how often, as a pack says them: “10 working days”, “2 months”."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORKING_DAYS = "working days"
DAYS = "calendar days"
MONTHS = "months"
HOURS = "hours"
COUNTED_HOURS = "hours without weekends and bank holidays"
WORKING_HOURS = "working hours"
AGREED_DAYS = "agreed days"  # so many as the fact says that starts the clock
DAY_UNITS = frozenset({WORKING_DAYS, DAYS, MONTHS})

EXAMPLES = (
    "“10 working days”, “7 days”, “1 week”, “3 months”, “24 hours”, "
    "“24 hours without weekends and bank holidays”, “8 working hours” or “agreed days”"
)
PERIOD_EXAMPLES = (
    "“week”, “2 weeks”, “month”, “2 months”, “quarter”, “6 months”, “year”, “2 years” or “edition”"
)

_UNITS = {
    "working day": (WORKING_DAYS, 1),
    "day": (DAYS, 1),
    "calendar day": (DAYS, 1),
    "week": (DAYS, 7),
    "month": (MONTHS, 1),
    "year": (MONTHS, 12),
    "hour": (HOURS, 1),
    "hour without weekends and bank holidays": (COUNTED_HOURS, 1),
    "working hour": (WORKING_HOURS, 1),
}


class BadDuration(ValueError):
    """Not a length of time that a pack can say."""


@dataclass(frozen=True)
class Duration:
    """So many of a unit."""

    number: int
    unit: str

    def __str__(self) -> str:
        if self.unit == AGREED_DAYS:
            return "the agreed days"
        one = self.number == 1
        return (
            f"{self.number} {self.unit.replace('days', 'day').replace('hours', 'hour') if one else self.unit}"
        )


def parse_duration(text: str) -> Duration:
    """Read “10 working days”; raises BadDuration with the forms that are understood."""
    if text.strip() == AGREED_DAYS:
        return Duration(0, AGREED_DAYS)
    found = re.fullmatch(r"\s*(\d{1,4})\s+([a-z ]+?)\s*", text)
    if found:
        words = re.sub(r"^(working day|calendar day|day|week|month|year|working hour|hour)s", r"\1", found[2])
        unit = _UNITS.get(words)
        if unit and int(found[1]) > 0:
            return Duration(int(found[1]) * unit[1], unit[0])
    raise BadDuration(f"“{text}” is not a length of time. Write it like {EXAMPLES}.")


@dataclass(frozen=True)
class Every:
    """How often a cadence comes round: `months` or `weeks` set, or neither for once an edition."""

    months: int = 0
    weeks: int = 0

    def __str__(self) -> str:
        if self.weeks:
            return "every week" if self.weeks == 1 else f"every {self.weeks} weeks"
        named = {0: "while the framework runs", 1: "every month", 3: "every quarter", 12: "every year"}
        if self.months in named:
            return named[self.months]
        years, rest = divmod(self.months, 12)
        return f"every {self.months} months" if rest else f"every {years} years"


_PERIODS = {"week": (0, 1), "month": (1, 0), "quarter": (3, 0), "year": (12, 0), "edition": (0, 0)}


def parse_every(text: str) -> Every:
    """Read “2 months” or “quarter”; raises BadDuration with the forms that are understood."""
    found = re.fullmatch(r"\s*(?:(\d{1,3})\s+)?(week|month|quarter|year|edition)s?\s*", text)
    number = int(found[1] or 1) if found else 0
    if found is None or number == 0:
        raise BadDuration(f"“{text}” is not how often. Write it like {PERIOD_EXAMPLES}.")
    months, weeks = _PERIODS[found[2]]
    return Every(months * number, weeks * number)
