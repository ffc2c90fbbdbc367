"""The law and codes beside a landlord's own promises: their paragraphs, and the clauses that answer them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.framework.queries.editions import named_by_law
from sayso.framework.queries.shelf import regulations
from sayso.framework.queries.standing import Standing
from sayso.framework.rules.packs import Area, Clause, Pack


@functools.cache
def _shipped() -> Mapping[str, Pack]:
    return {name: named_by_law(pack) for name, pack in regulations().items()}


def of(found: Standing) -> dict[str, Pack]:
    """Every regulation by name: those counted here as they were loaded, the others as they come with Sayso."""
    return {**_shipped(), **{one.slug: one for one in found.packs if one.is_regulation}}


def near(found: Standing) -> dict[str, Pack]:
    """The regulations of the landlord's nation, and those that are counted beside its own promises."""
    counted = {one.slug for one in found.packs if one.is_regulation}
    return {
        name: pack for name, pack in of(found).items() if name in counted or pack.nation == found.pack.nation
    }


def own_clauses(found: Standing) -> list[Clause]:
    """The clauses of the landlord's own documents, counted or not."""
    return [one for pack in found.packs if not pack.is_regulation for one in pack.clauses]


def answers(found: Standing) -> dict[str, tuple[Clause, ...]]:
    """The landlord's own clauses that answer each paragraph, by the paragraph's id."""
    by_paragraph: dict[str, list[Clause]] = defaultdict(list)
    for clause in own_clauses(found):
        for paragraph in clause.answers:
            by_paragraph[paragraph].append(clause)
    return {name: tuple(those) for name, those in by_paragraph.items()}


def answering(found: Standing, name: str) -> set[str]:
    """The ids of the clauses that answer a regulation or an area of it, its own paragraphs among them."""
    slug, _, area = name.partition("/")
    pack = of(found).get(slug)
    if pack is None:
        return set()
    inside = {one.id for one in pack.clauses if not area or one.area == name}
    return inside | {one.id for one in own_clauses(found) if not inside.isdisjoint(one.answers)}


@dataclass(frozen=True)
class Answered:
    """A paragraph that a clause answers, with the regulation and area it stands in."""

    paragraph: Clause
    area: Area
    pack: Pack


def answered_by(found: Standing, clause: Clause) -> list[Answered]:
    """The paragraphs that a clause answers, in its own order."""
    known = of(found)
    told = []
    for name in clause.answers:
        pack = known.get(name.partition("/")[0])
        paragraph = pack.clause(name) if pack else None
        if pack is not None and paragraph is not None:
            area = next(one for one in pack.areas if one.id == paragraph.area)
            told.append(Answered(paragraph, area, pack))
    return told
