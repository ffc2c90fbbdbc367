"""What the editor's pages list: the things of a section, and the paragraphs that a promise may answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.framework.models import Draft
from sayso.framework.queries.drafts import mistakes
from sayso.framework.queries.shelf import regulations
from sayso.framework.queries.wording import Named, duty_words
from sayso.framework.rules import drafting
from sayso.framework.rules.differences import duty_of
from sayso.framework.rules.packs import Area, Clause
from sayso.people.models import Landlord


@dataclass(frozen=True)
class ItemLine:
    """One thing of a section: its number, name, words, how it is counted, what was not checked, and what is to mend."""

    number: int
    name: str
    says: str
    detail: str
    unverified: str
    wrong: tuple[str, ...]


def lines(one: Draft, section: str, query: str = "") -> list[ItemLine]:
    """Everything in a section, narrowed to what has the words asked for."""
    named = Named.of(one.content)
    wrong: dict[int, list[str]] = {}
    for found in mistakes(one):
        if found.section == section and found.says:
            wrong.setdefault(found.number, []).append(found.says)
    made = [
        ItemLine(
            number=number,
            name=str(table.get("name") or table.get("on") or table.get("says", "")),
            says=str(table.get("says", "")) if table.get("name") else str(table.get("reason", "")),
            detail=duty_words(duty_of(table) or {}, named) if section == "clause" else "",
            unverified=str(table.get("unverified", "")),
            wrong=tuple(wrong.get(number, ())),
        )
        for number, table in enumerate(drafting.items(one.content, section))
    ]
    words = query.casefold().split()
    return [line for line in made if all(word in f"{line.name} {line.says}".casefold() for word in words)]


@dataclass(frozen=True)
class Paragraphs:
    """The paragraphs of one standard, each with its reference and whether the promise answers it."""

    areas: Sequence[tuple[str, str]]
    area: str
    offered: Sequence[tuple[str, Clause, bool]]
    chosen: Sequence[str]

    def with_chosen(self, refs: Iterable[str]) -> list[str]:
        """What the promise answers once these are chosen of this standard; the others stay as they are."""
        here = {ref for ref, _, _ in self.offered}
        now = set(refs)
        return [ref for ref in self.chosen if ref not in here] + [
            ref for ref, _, _ in self.offered if ref in now
        ]


def answered(refs: Iterable[str]) -> list[tuple[str, str]]:
    """What a promise answers, each as its section and name, and what of it was not checked."""
    law = regulations()
    found: list[tuple[str, str]] = []
    for ref in refs:
        name, _, paragraph = ref.partition("/")
        clause = law[name].clause(paragraph) if name in law else None
        found.append((f"{clause.section} {clause.name}", clause.unverified) if clause else (ref, ""))
    return found


def paragraphs(landlord: Landlord, area: str, chosen: Sequence[str]) -> Paragraphs:
    """The standards of the nation's regulation, and the paragraphs of one of them; England's where it has none."""
    law = regulations()
    pack = law.get(landlord.nation) or law["england"]
    known: dict[str, Area] = {one.id: one for one in pack.areas}
    there = area if area in known else pack.areas[0].id
    offered = [
        (f"{pack.slug}/{one.id}", one, f"{pack.slug}/{one.id}" in chosen)
        for one in pack.clauses
        if one.area == there
    ]
    return Paragraphs([(one.id, one.name) for one in pack.areas], there, offered, list(chosen))
