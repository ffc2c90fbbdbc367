"""Which days count: weekends, each nation's bank holidays, and a landlord's own closed days."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

import holidays

# Never ask the library without the part of the country: it then leaves out Easter Monday and the August day.
SUBDIVISIONS: Mapping[str, str] = MappingProxyType(
    {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
)
NATIONS = tuple(SUBDIVISIONS)
SATURDAY = 5
ONE_DAY = timedelta(days=1)


FIRST_YEAR, LAST_YEAR = 2000, 2100  # of the records that anybody asks for
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def plain_day(text: str) -> date | None:
    """The day written as 2026-04-01 and in no other way, or None."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


class UnknownNation(ValueError):
    """Not one of the four nations; the words say which there are."""

    def __init__(self, nation: str) -> None:
        super().__init__(f"There is no nation “{nation}”. There are: {', '.join(NATIONS)}.")


@functools.lru_cache(maxsize=2048)
def bank_holidays(nation: str, year: int) -> Mapping[date, str]:
    """The bank holidays of a nation in a year, each with its name, weekend dates left out."""
    if nation not in SUBDIVISIONS:
        raise UnknownNation(nation)
    found = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year)
    return MappingProxyType(
        {
            day: str(name).removesuffix(" (observed)")
            for day, name in sorted(found.items())
            if day.year == year and day.weekday() < SATURDAY
        }
    )


@functools.lru_cache(maxsize=2048)
def _holiday_set(nation: str, year: int) -> frozenset[date]:
    return frozenset(bank_holidays(nation, year))


@dataclass(frozen=True)
class Calendar:
    """The days that count for one landlord: a nation, and days on which it is closed besides."""

    nation: str
    closed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.nation not in SUBDIVISIONS:
            raise UnknownNation(self.nation)

    def is_working(self, day: date) -> bool:
        """Whether the day is a working day."""
        return (
            day.weekday() < SATURDAY
            and day not in _holiday_set(self.nation, day.year)
            and day not in self.closed
        )

    def why_not(self, day: date) -> str:
        """Why the day is not a working day, in two or three words; empty where it is one."""
        if day.weekday() >= SATURDAY:
            return "weekend"
        name = bank_holidays(self.nation, day.year).get(day)
        if name is not None:
            return f"bank holiday: {name}"
        return "closed that day" if day in self.closed else ""

    def next_working(self, day: date) -> date:
        """The day itself where it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day
