"""The tables of a pack where they stand in its files, and whether each key has the form it should."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sayso.framework.rules.durations import BadDuration, parse_duration, parse_every
from sayso.framework.rules.positions import Path, line_of
from sayso.framework.rules.problems import Problem, nearest

TEXT = "a text in quotes"
WORDS = "a list of texts"
NUMBER = "a number"
WHOLE = "a whole number"
AMOUNT = "an amount in pounds, nought or more"
YES_NO = "true or false"
DAY = "a day like 2026-04-01"
MONTHS = "a list of months from 1 to 12"
TABLE = "a table"
DURATION = "a length of time"
EVERY = "how often"


@dataclass(frozen=True)
class Key:
    """One key of a table: its form, whether it must be there, and the words it may hold."""

    form: str = TEXT
    must: bool = False
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Located:
    """A table of a pack with the file and path where it stands."""

    table: Mapping[str, Any]
    file: str
    path: Path
    lines: Mapping[Path, int]

    def at(self, *keys: str | int) -> int:
        """The line of one of its keys."""
        return line_of(self.lines, (*self.path, *keys))

    def inner(self, *keys: str | int) -> Located:
        """A table inside this one, empty where there is none."""
        table: Any = self.table
        for key in keys:
            table = table[key] if isinstance(key, int) else table.get(key, {})
        return Located(
            table if isinstance(table, Mapping) else {}, self.file, (*self.path, *keys), self.lines
        )

    def problem(self, says: str, *keys: str | int, meant: str = "") -> Problem:
        """A mistake at one of its keys."""
        return Problem(self.file, self.at(*keys), says, meant)


def check_table(one: Located, keys: Mapping[str, Key], called: str) -> list[Problem]:
    """Every key that is unknown, missing, or of another form than it should be."""
    problems = [
        one.problem(f"{called} has no key “{name}”.", name, meant=nearest(name, keys))
        for name in one.table
        if name not in keys
    ]
    for name, key in keys.items():
        if name not in one.table:
            if key.must:
                problems.append(one.problem(f"{called} must say its “{name}”."))
            continue
        wrong = _wrong_form(one.table[name], key)
        if wrong:
            problems.append(one.problem(f"“{name}” {wrong[0]}", name, meant=wrong[1]))
    return problems


def _wrong_form(value: Any, key: Key) -> tuple[str, str] | None:
    if not _fits(value, key.form):
        return f"should be {key.form}, and is {value!r}.", ""
    if isinstance(value, str) and key.form in (DURATION, EVERY) and not value.startswith("setting:"):
        try:
            (parse_duration if key.form == DURATION else parse_every)(value)
        except BadDuration as trouble:
            return f": {trouble}", ""
    if isinstance(value, str) and not value.strip():
        return "is empty.", ""
    if key.one_of:
        for word in value if isinstance(value, list) else [value]:
            if word not in key.one_of:
                return f"cannot be “{word}”. It is one of: {', '.join(key.one_of)}.", nearest(
                    word, key.one_of
                )
    return None


def _fits(value: Any, form: str) -> bool:
    if form in (TEXT, DURATION, EVERY):
        return isinstance(value, str)
    if form == WORDS:
        return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
    if form == YES_NO:
        return isinstance(value, bool)
    if form == DAY:
        return as_day(value) is not None
    if form == WHOLE:
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    if form == AMOUNT:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0
    if form == NUMBER:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if form == MONTHS:
        return isinstance(value, list) and bool(value) and all(one in range(1, 13) for one in value)
    return isinstance(value, (Mapping, list))


def as_day(value: Any) -> date | None:
    """A day from TOML or from stored text."""
    if isinstance(value, date):
        return value if type(value) is date else None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def as_time(text: str) -> time | None:
    """A time like 09:00."""
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
