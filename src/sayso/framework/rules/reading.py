"""Read the files of a pack: find every mistake with its line, or give the pack and its content."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from sayso.framework.rules.building import build, read_year
from sayso.framework.rules.packs import Pack
from sayso.framework.rules.positions import scan
from sayso.framework.rules.problems import PackProblems, Problem, nearest
from sayso.framework.rules.references import check_references
from sayso.framework.rules.sections import (
    DUTIES,
    INNER,
    MUST_BE_THERE,
    SECTIONS,
    SELECTOR,
    SINGLE,
)
from sayso.framework.rules.tables import Key, Located, as_day, as_time, check_table

Tables = dict[str, list[Located]]
Content = dict[str, Any]


def read(
    slug: str, files: Mapping[str, str], kinds: Mapping[str, str], law: Mapping[str, Pack] | None = None
) -> tuple[Pack, Content]:
    """Read a pack from its files (name → text); raises PackProblems with every mistake.

    `kinds` are the fact kinds that exist, each with its sentence; `law` the regulations that a clause may
    answer, by name. The content is plain data for keeping: `pack_from(slug, content)` gives the same pack again.
    """
    problems: list[Problem] = []
    tables: Tables = {name: [] for name in SECTIONS}
    for file in sorted(files):
        problems += _gather(file, files[file], tables)
    if not problems:
        problems += _missing(sorted(files), tables)
    for section, found in tables.items():
        for one in found:
            problems += check_table(one, SECTIONS[section], f"[{section}]")
            problems += _inner(section, one)
    if not problems:
        problems += _owners(tables)
        problems += [*check_references(tables, kinds, law or {}), *_office(tables)]
    if problems:
        raise PackProblems(problems)
    content = _content(tables)
    return build(slug, content), content


def pack_from(slug: str, content: Content) -> Pack:
    """The pack of a kept content that was read and checked before."""
    return build(slug, content)


def _gather(file: str, text: str, tables: Tables) -> list[Problem]:
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        where = re.search(r"at line (\d+)", str(trouble))
        line = int(where[1]) if where else len(text.splitlines())
        return [Problem(file, line, f"This is not TOML: {str(trouble).split(' (at')[0]}.")]
    lines = scan(text)
    problems = []
    for section, value in parsed.items():
        if section not in SECTIONS:
            here = Located({}, file, (section,), lines)
            here = here if (section,) in lines else Located({}, file, (section, 0), lines)
            problems.append(
                here.problem(f"There is no section “{section}”.", meant=nearest(section, SECTIONS))
            )
        elif section == "framework":
            tables[section].append(Located(value, file, (section,), lines))
        elif not isinstance(value, list):
            here = Located({}, file, (section,), lines)
            problems.append(here.problem(f"Write [[{section}]], with two brackets: there can be several."))
        else:
            tables[section] += [Located(one, file, (section, n), lines) for n, one in enumerate(value)]
    return problems


def _missing(files: list[str], tables: Tables) -> list[Problem]:
    first = files[0] if files else "(no file)"
    problems = [
        Problem(
            first,
            1,
            f"A pack must have {'a [framework]' if name == 'framework' else f'at least one [[{name}]]'}.",
        )
        for name in MUST_BE_THERE
        if not tables[name]
    ]
    for extra in tables["framework"][1:]:
        problems.append(extra.problem("[framework] stands in another file too: a pack has one."))
    return problems


def _inner(section: str, one: Located) -> list[Problem]:
    if section == "framework":
        return _framework(one)
    problems = _duty(one) if section == "clause" else []
    for name, keys in INNER.get(section, {}).items():
        problems += _tables_in(one, section, name, keys)
    if section == "sample" and ("size" in one.table) == ("share" in one.table):
        problems.append(one.problem("A sample says either its “size” or its “share” in per cent."))
    return problems


def _tables_in(one: Located, section: str, name: str, keys: Mapping[str, Key]) -> list[Problem]:
    """The mistakes in the tables inside a table."""
    found = one.table.get(name)
    if found is None:
        return []
    if name in SINGLE:
        if isinstance(found, list):
            return [one.problem(f"Write [{section}.{name}], with one bracket: there is one.", name)]
        return check_table(one.inner(name), keys, f"[{section}.{name}]")
    if not isinstance(found, list):
        return [one.problem(f"Write [[{section}.{name}]], with two brackets.", name)]
    return [
        problem
        for n in range(len(found))
        for problem in check_table(one.inner(name, n), keys, f"[[{section}.{name}]]")
    ]


def _framework(one: Located) -> list[Problem]:
    problems = []
    whose = "issuer" if one.table.get("kind") == "regulation" else "landlord"
    if whose not in one.table:
        problems.append(one.problem(f"[framework] must say its “{whose}”."))
    year, office = one.table.get("year_starts"), one.table.get("office_hours")
    if isinstance(year, str) and read_year(year) is None:
        problems.append(
            one.problem("“year_starts” should be a day and a month, like “1 April”.", "year_starts")
        )
    if isinstance(office, str):
        times = [as_time(part.strip()) for part in office.split("-")]
        if len(times) != 2 or times[0] is None or times[1] is None or times[0] >= times[1]:
            problems.append(one.problem("“office_hours” should be like “09:00-17:00”.", "office_hours"))
    start = as_day(one.table.get("starts_on"))
    for name in ("ends_on", "review_on"):
        day = as_day(one.table.get(name))
        if start and day and day <= start:
            problems.append(one.problem(f"“{name}” is not after “starts_on”.", name))
    return problems


def _duty(one: Located) -> list[Problem]:
    there = [name for name in DUTIES if name in one.table]
    if len(there) > 1:
        return [
            one.problem(
                f"A clause has one duty, and this has {' and '.join(there)}. Make two clauses.", there[1]
            )
        ]
    problems: list[Problem] = []
    for name in there:
        duty = one.inner(name)
        problems += check_table(duty, DUTIES[name], f"[clause.{name}]")
        problems += check_table(duty.inner("for"), SELECTOR, "“for”")
        problems += _whole(name, duty)
    return problems


def _whole(name: str, duty: Located) -> list[Problem]:
    """What the keys of a duty must be together."""
    has = duty.table.keys()
    if name == "cadence" and ("every" in has) == ("in_months" in has):
        return [duty.problem("A cadence says either “every” or “in_months”.")]
    if name == "target":
        if len(has & {"at_least", "above", "at_most"}) != 1:
            return [duty.problem("A target says one of “at_least”, “above” and “at_most”.")]
        if (duty.table.get("use", "each") == "each") == ("every" in has):
            return [duty.problem("A target is for each figure, or has “use” and “every” for a period.")]
    return []


def _owners(tables: Tables) -> list[Problem]:
    """A promise without anyone to keep it; law is kept by the landlord as a whole."""
    if tables["framework"][0].table.get("kind") == "regulation":
        return []
    return [
        one.problem("[clause] must say its “owner”.") for one in tables["clause"] if "owner" not in one.table
    ]


def _office(tables: Tables) -> list[Problem]:
    """Working hours that are counted where the pack does not say when the office is open."""
    if "office_hours" in tables["framework"][0].table:
        return []
    return [
        one.problem(
            "Working hours need “office_hours” in [framework], like “09:00-17:00”.", "clock", "within"
        )
        for one in tables["clause"]
        if "working hour" in str(one.inner("clock").table.get("within", ""))
    ]


def _content(tables: Tables) -> Content:
    """Everything as plain data that JSON can hold, in the order of the files."""
    plain = {name: [_plain(one.table) for one in found] for name, found in tables.items() if found}
    return {**plain, "framework": plain["framework"][0]}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
