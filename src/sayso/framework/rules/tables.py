"""The tables of a pack: which keys each may have, of which form, and which it must have."""

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


SELECTOR = {
    "group": Key(),
    "group_kind": Key(WORDS),
    "place_kind": Key(WORDS, one_of=("area", "estate", "block", "scheme")),
    "scheme_kind": Key(WORDS, one_of=("general", "care", "supported", "retirement", "young_people")),
    "subject_kind": Key(WORDS),
    "about": Key(),
}
CLOCK = {
    "when": Key(must=True),
    "then": Key(must=True),
    "within": Key(DURATION),
    "for": Key(TABLE),
}
CADENCE = {
    "of": Key(must=True),
    "times": Key(WHOLE),
    "every": Key(EVERY),
    "in_months": Key(MONTHS),
    "for_each": Key(one_of=("landlord", "place", "scheme", "group")),
    "for": Key(TABLE),
}
TARGET = {
    "measure": Key(must=True),
    "at_least": Key(NUMBER),
    "at_most": Key(NUMBER),
    "use": Key(one_of=("each", "latest", "mean", "sum", "count")),
    "every": Key(EVERY),
    "for": Key(TABLE),
}
DUTIES = {"clock": CLOCK, "cadence": CADENCE, "target": TARGET}
CLAUSE = {
    "id": Key(must=True),
    "section": Key(must=True),
    "name": Key(must=True),
    "says": Key(must=True),
    "area": Key(must=True),
    "owner": Key(must=True),
    "answers": Key(WORDS),
    "note": Key(),
    "link": Key(),
    **{name: Key(TABLE) for name in DUTIES},
}
NAMED = {"id": Key(must=True), "name": Key(must=True), "says": Key(must=True)}
MEASURE = {"says": Key(must=True), "watched_by": Key(WORDS), "clauses": Key(WORDS)}
SECTIONS: dict[str, dict[str, Key]] = {
    "framework": {
        "name": Key(must=True),
        "landlord": Key(must=True),
        "nation": Key(must=True, one_of=("england", "wales", "scotland", "northern-ireland")),
        "edition": Key(must=True),
        "starts_on": Key(DAY, must=True),
        "ends_on": Key(DAY),
        "review_on": Key(DAY),
        "source": Key(must=True),
        "approved_by": Key(),
        "author": Key(),
        "says": Key(),
        "year_starts": Key(),
        "office_hours": Key(),
        "answers": Key(WORDS),
    },
    "area": NAMED,
    "aim": NAMED,
    "principle": NAMED,
    "activity": {**NAMED, "counts": Key(YES_NO, must=True)},
    "asked": {"says": Key(must=True)},
    "closure": {"on": Key(DAY, must=True), "name": Key()},
    "setting": {
        "id": Key(must=True),
        "says": Key(must=True),
        "choices": Key(WORDS, must=True),
        "value": Key(must=True),
    },
    "group": {
        **NAMED,
        "kind": Key(must=True),
        "area": Key(),
        "reports_to": Key(),
        "oversees": Key(WORDS),
        "links_with": Key(WORDS),
        "local": Key(YES_NO),
    },
    "opportunity": {
        **NAMED,
        "area": Key(must=True),
        "menu": Key(one_of=("everyone", "leaseholders", "schemes", "young people")),
        "takes": Key(must=True),
        "gives": Key(must=True, one_of=("minutes", "hours", "regular")),
        "where": Key(WORDS, must=True, one_of=("online", "in person", "outdoors", "paper", "phone")),
        "training": Key(YES_NO),
        "interests": Key(WORDS, must=True),
        "group": Key(),
        "section": Key(must=True),
    },
    "clause": CLAUSE,
    "promise": {**NAMED, "number": Key(WHOLE, must=True), "delivered_by": Key(WORDS, must=True),
                "measure": Key(TABLE, must=True)},
}  # fmt: skip
MUST_BE_THERE = ("framework", "area", "clause")


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
