"""Make the typed pack from checked content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from sayso.foundations.clocks.counting import OfficeHours
from sayso.foundations.clocks.periods import YearStart
from sayso.framework.rules import building_bodies as bodies
from sayso.framework.rules.durations import parse_duration, parse_every
from sayso.framework.rules.packs import (
    FRAMEWORK,
    Area,
    Cadence,
    Clause,
    Clock,
    Measure,
    Opportunity,
    Pack,
    Promise,
    Selector,
    Setting,
    Target,
)
from sayso.framework.rules.tables import as_day, as_time

Table = Mapping[str, Any]
TEXTS = (
    "landlord", "issuer", "applies_to", "approved_by", "author", "says", "equality", "environment", "consultation",
)  # fmt: skip
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def build(slug: str, content: Mapping[str, Any]) -> Pack:
    """The pack of content that has been checked."""
    top = content["framework"]
    settings = {one["id"]: one["value"] for one in content.get("setting", [])}
    areas = {one["id"]: _area(one) for one in content["area"]}
    return Pack(
        slug=slug,
        **{key: top[key] for key in ("name", "nation", "edition", "source")},
        **{key: top.get(key, "") for key in TEXTS},
        kind=top.get("kind", FRAMEWORK),
        starts_on=_day(top["starts_on"]),
        ends_on=as_day(top.get("ends_on")),
        review_on=as_day(top.get("review_on")),
        approved_on=as_day(top.get("approved_on")),
        review_every=parse_every(top["review_every"]) if "review_every" in top else None,
        year=read_year(top.get("year_starts", "1 April")) or YearStart(),
        office=_office(top.get("office_hours", "")),
        answers=tuple(top.get("answers", ())),
        closures=tuple(_day(one["on"]) for one in content.get("closure", [])),
        areas=tuple(areas.values()),
        groups=tuple(bodies.group(one) for one in content.get("group", [])),
        opportunities=tuple(_opportunity(one) for one in content.get("opportunity", [])),
        clauses=tuple(_clause(one, settings, areas) for one in content["clause"]),
        promises=tuple(_promise(one) for one in content.get("promise", [])),
        settings=tuple(_setting(one) for one in content.get("setting", [])),
        aims=bodies.described(content.get("aim", [])),
        principles=bodies.described(content.get("principle", [])),
        activities=bodies.described(content.get("activity", [])),
        levels=bodies.described(content.get("level", [])),
        outcomes=bodies.described(content.get("outcome", [])),
        asked=tuple(one["says"] for one in content.get("asked", [])),
        roles=tuple(bodies.role(one) for one in content.get("role", [])),
        funds=tuple(bodies.fund(one) for one in content.get("fund", [])),
        processes=tuple(bodies.process(one) for one in content.get("process", [])),
        programme=tuple(bodies.planned(one) for one in content.get("programme", [])),
        samples=tuple(bodies.sample(one) for one in content.get("sample", [])),
        reviews=tuple(bodies.review(one) for one in content.get("review", [])),
    )


def _setting(one: Table) -> Setting:
    return Setting(one["id"], one["says"], tuple(one["choices"]), one["value"])


def _area(one: Table) -> Area:
    return Area(
        **{key: one[key] for key in ("id", "name", "says")},
        source=one.get("source", ""),
        section=one.get("section", ""),
        holds_from=as_day(one.get("holds_from")),
        holds_until=as_day(one.get("holds_until")),
    )


def read_year(text: str) -> YearStart | None:
    """Read “1 April”."""
    found = re.fullmatch(r"(\d{1,2}) ([A-Za-z]+)", text.strip())
    if not found or found[2].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(found[2].lower()) + 1
    try:
        date(2026, month, int(found[1]))
    except ValueError:
        return None
    return YearStart(month, int(found[1]))


def _day(value: Any) -> date:
    found = as_day(value)
    assert found is not None, value
    return found


def _office(text: str) -> OfficeHours | None:
    if not text:
        return None
    opens, closes = (as_time(part.strip()) for part in text.split("-"))
    assert opens is not None, text
    assert closes is not None, text
    return OfficeHours(opens, closes)


def _opportunity(one: Table) -> Opportunity:
    return Opportunity(
        **{key: one[key] for key in ("id", "name", "says", "area", "takes", "gives", "section")},
        menu=one.get("menu", "everyone"),
        where=tuple(one["where"]),
        training=one.get("training", False),
        interests=tuple(one["interests"]),
        group=one.get("group", ""),
    )


def _promise(one: Table) -> Promise:
    return Promise(
        **{key: one[key] for key in ("id", "number", "name", "says")},
        delivered_by=tuple(one["delivered_by"]),
        measures=tuple(
            Measure(each["says"], tuple(each.get("watched_by", ())), tuple(each.get("clauses", ())))
            for each in one["measure"]
        ),
    )


def _clause(one: Table, settings: Mapping[str, str], areas: Mapping[str, Area]) -> Clause:
    area = areas[one["area"]]
    return Clause(
        **{key: one[key] for key in ("id", "section", "name", "says", "area")},
        **{key: one.get(key, "") for key in ("owner", "source", "unverified")},
        holds_from=as_day(one.get("holds_from")) or area.holds_from,
        holds_until=as_day(one.get("holds_until")) or area.holds_until,
        answers=tuple(one.get("answers", ())),
        note=one.get("note", ""),
        link=one.get("link", ""),
        duty=_duty(one, settings),
    )


def _duty(clause: Table, settings: Mapping[str, str]) -> Clock | Cadence | Target | None:
    def chosen(table: Table, key: str) -> str:
        value = str(table.get(key, ""))
        return settings[value.removeprefix("setting:")] if value.startswith("setting:") else value

    if "clock" in clause:
        clock = clause["clock"]
        within = chosen(clock, "within")
        return Clock(clock["when"], clock["then"], parse_duration(within) if within else None, _only(clock))
    if "cadence" in clause:
        cadence, every = clause["cadence"], chosen(clause["cadence"], "every")
        for_each = cadence.get("for_each", "landlord")
        return Cadence(
            of=cadence["of"],
            times=cadence.get("times", 1),
            every=parse_every(every) if every else None,
            months=tuple(cadence.get("in_months", ())),
            for_each="place" if for_each == "scheme" else for_each,
            only=_only(cadence, schemes=for_each == "scheme"),
        )
    if "target" in clause:
        target, every = clause["target"], chosen(clause["target"], "every")
        return Target(
            target["measure"], target.get("at_least"), target.get("at_most"), target.get("use", "each"),
            parse_every(every) if every else None, _only(target), target.get("above"),
        )  # fmt: skip
    return None


def _only(duty: Table, *, schemes: bool = False) -> Selector:
    only = duty.get("for", {})
    return Selector(
        group=only.get("group", ""),
        group_kinds=tuple(only.get("group_kind", ())),
        place_kinds=("scheme",) if schemes else tuple(only.get("place_kind", ())),
        scheme_kinds=tuple(only.get("scheme_kind", ())),
        subject_kinds=tuple(only.get("subject_kind", ())),
        about=only.get("about", ""),
    )
