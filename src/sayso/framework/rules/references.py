"""What a pack's parts say of one another: ids once, references that lead somewhere, known kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.framework.rules.durations import BadDuration, parse_duration, parse_every
from sayso.framework.rules.packs import Pack
from sayso.framework.rules.problems import Problem, nearest
from sayso.framework.rules.sections import DUTIES
from sayso.framework.rules.tables import Located

Tables = Mapping[str, list[Located]]
WITH_ID = (
    "area", "group", "opportunity", "clause", "promise", "setting", "activity", "principle", "aim", "level",
    "outcome", "role", "fund", "process", "programme", "sample",
)  # fmt: skip


def check_references(tables: Tables, kinds: Mapping[str, str], law: Mapping[str, Pack]) -> list[Problem]:
    """Every id that is there twice, and every reference or fact kind that leads nowhere."""
    return [
        *_twice(tables),
        *_areas_and_groups(tables),
        *_circles(tables),
        *_charter(tables),
        *_clauses(tables, kinds),
        *_settings(tables),
        *_bodies(tables, kinds),
        *_answers(tables, law),
    ]


def _ids(tables: Tables, section: str) -> dict[str, Located]:
    return {one.table["id"]: one for one in tables[section]}


def _twice(tables: Tables) -> Iterator[Problem]:
    for section in WITH_ID:
        seen: dict[str, Located] = {}
        for one in tables[section]:
            name = one.table["id"]
            if name in seen:
                first = seen[name]
                yield one.problem(
                    f"The {section} “{name}” is there already, in {first.file}:{first.at('id')}.", "id"
                )
            seen.setdefault(name, one)


def _leads(
    one: Located, key: str, known: Mapping[str, Any], called: str, path: tuple[str, ...] = ()
) -> Iterator[Problem]:
    value = one.table.get(key, [])
    for name in [value] if isinstance(value, str) else value:
        if name not in known:
            there = f" There are: {', '.join(sorted(known))}." if len(known) <= 12 else ""
            yield one.problem(
                f"There is no {called} “{name}”.{there}", *path, key, meant=nearest(name, known)
            )


def _areas_and_groups(tables: Tables) -> Iterator[Problem]:
    areas, groups = _ids(tables, "area"), _ids(tables, "group")
    for section in ("group", "opportunity", "clause", "outcome", "role", "fund", "process", "programme"):
        for one in tables[section]:
            yield from _leads(one, "area", areas, "area")
    for one in tables["group"]:
        for key in ("reports_to", "oversees", "links_with"):
            yield from _leads(one, key, groups, "group")
    for one in tables["opportunity"]:
        yield from _leads(one, "group", groups, "group")


def _circles(tables: Tables) -> Iterator[Problem]:
    """Groups that report to one another in a ring, so that nobody is above them."""
    groups = _ids(tables, "group")
    above: dict[str, set[str]] = {name: set() for name in groups}
    for name, one in groups.items():
        reports = one.table.get("reports_to", [])
        above[name].update([reports] if isinstance(reports, str) else reports)
        for other in one.table.get("oversees", []):
            above.setdefault(other, set()).add(name)
    for name, one in groups.items():
        reached = _reach(above, name)
        if name in reached:
            ring = ", ".join(f"“{other}”" for other in sorted(reached) if name in _reach(above, other))
            key = "reports_to" if "reports_to" in one.table else "oversees"
            yield one.problem(f"The groups {ring} report to one another in a ring.", key)


def _reach(above: Mapping[str, set[str]], name: str) -> set[str]:
    """Every group above one."""
    reached: set[str] = set()
    waiting = list(above.get(name, ()))
    while waiting:
        other = waiting.pop()
        if other not in reached:
            reached.add(other)
            waiting += above.get(other, ())
    return reached


def _charter(tables: Tables) -> Iterator[Problem]:
    groups, clauses = _ids(tables, "group"), _ids(tables, "clause")
    for promise in tables["promise"]:
        for number in range(len(promise.table["measure"])):
            measure = promise.inner("measure", number)
            yield from _leads(measure, "watched_by", groups, "group")
            yield from _leads(measure, "clauses", clauses, "clause")


def _clauses(tables: Tables, kinds: Mapping[str, str]) -> Iterator[Problem]:
    groups = _ids(tables, "group")
    group_kinds = {one.table["kind"]: one for one in tables["group"]}
    for clause in tables["clause"]:
        for name in DUTIES:
            if name not in clause.table:
                continue
            duty, only = clause.inner(name), clause.inner(name, "for")
            for key in ("when", "then", "of", "measure"):
                yield from _kind_there(duty, key, kinds)
            yield from _leads(only, "group", groups, "group")
            yield from _leads(only, "group_kind", group_kinds, "kind of group")


def _bodies(tables: Tables, kinds: Mapping[str, str]) -> Iterator[Problem]:
    """What groups, roles, funds, processes, samples and the programme say of one another."""
    groups, levels, clauses = _ids(tables, "group"), _ids(tables, "level"), _ids(tables, "clause")
    for section in ("role", "process", "programme", "sample"):
        for one in tables[section]:
            yield from _leads(one, "group", groups, "group")
    for one in tables["group"]:
        yield from _leads(one, "level", levels, "level")
    for one in tables["fund"]:
        yield from _leads(one, "decided_by", groups, "group")
    for one in tables["programme"]:
        yield from _leads(one, "clause", clauses, "clause")
    for one in tables["sample"]:
        yield from _kind_there(one, "of", kinds)
    for one in tables["process"]:
        for number in range(len(one.table["phase"])):
            phase = one.inner("phase", number)
            yield from _kind_there(phase, "begins", kinds)
            yield from _kind_there(phase, "ends", kinds)


def _answers(tables: Tables, law: Mapping[str, Pack]) -> Iterator[Problem]:
    """Which paragraph of which regulation a clause answers, written “england/tia-1-2-1”."""
    for clause in tables["clause"]:
        for answer in clause.table.get("answers", []):
            name, _, paragraph = answer.partition("/")
            if name not in law:
                there = ", ".join(sorted(law)) or "none"
                yield clause.problem(
                    f"“{answer}” names no regulation. Write it like “england/tia-1-2-1”. There are: {there}.",
                    "answers", meant=nearest(name, law),
                )  # fmt: skip
            elif law[name].clause(paragraph) is None:
                known = [one.id for one in law[name].clauses]
                yield clause.problem(
                    f"The regulation “{name}” has no paragraph “{paragraph}”.", "answers",
                    meant=nearest(paragraph, known) and f"{name}/{nearest(paragraph, known)}",
                )  # fmt: skip


def _kind_there(one: Located, key: str, kinds: Mapping[str, str]) -> Iterator[Problem]:
    kind = one.table.get(key)
    if kind is not None and kind not in kinds:
        yield one.problem(_unknown_kind(kind, kinds), key, meant=nearest(kind, kinds))


def _unknown_kind(kind: str, kinds: Mapping[str, str]) -> str:
    family = kind.split(".", 1)[0]
    near = [name for name in kinds if name.startswith(f"{family}.")] or sorted(
        {n.split(".")[0] for n in kinds}
    )
    about = f"About “{family}” there are" if any("." in name for name in near) else "Facts are about"
    return f"No app reports “{kind}”. {about}: {', '.join(near)}."


def _settings(tables: Tables) -> Iterator[Problem]:
    settings = _ids(tables, "setting")
    for one in tables["setting"]:
        if one.table["value"] not in one.table["choices"]:
            yield one.problem(
                f"“{one.table['value']}” is not one of the choices: {', '.join(one.table['choices'])}.",
                "value",
            )
    for clause in tables["clause"]:
        for name in DUTIES:
            for key, parse in (("within", parse_duration), ("every", parse_every)):
                value = clause.inner(name).table.get(key, "")
                if not value.startswith("setting:"):
                    continue
                wanted = value.removeprefix("setting:")
                if wanted not in settings:
                    near = nearest(wanted, settings)
                    yield clause.problem(f"There is no setting “{wanted}”.", name, key, meant=near)
                    continue
                try:
                    parse(settings[wanted].table["value"])
                except BadDuration as trouble:
                    yield settings[wanted].problem(str(trouble), "value")
