"""Change the content of a pack that is being written, and find what is still wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.framework.rules.packs import Pack
from sayso.framework.rules.problems import PackProblems, Problem
from sayso.framework.rules.reading import Content, read
from sayso.framework.rules.sections import MUST_BE_THERE, SECTIONS
from sayso.framework.rules.writing import text_of

TOP = "framework"
# What is asked again for each edition: it was true of the one before.
OF_ONE_EDITION = ("approved_on", "ends_on", "review_on", "equality", "environment", "consultation")


class NoSuchItem(LookupError):
    """The section has no item of that number."""


@dataclass(frozen=True)
class Mistake:
    """What is wrong in an item of a draft: its section and number (from 0), and what to do."""

    section: str
    number: int
    says: str
    meant: str = ""


def mistakes(content: Content, kinds: Mapping[str, str], law: Mapping[str, Pack]) -> list[Mistake]:
    """Everything that keeps a content from being a pack."""
    absent = [name for name in MUST_BE_THERE if not content.get(name)]
    if absent:
        return [Mistake(name, 0, "") for name in absent]
    try:
        read("draft", _item_by_item(content), kinds, law)
    except PackProblems as trouble:
        return [_mistake(one) for one in trouble.problems]
    return []


def _item_by_item(content: Content) -> dict[str, str]:
    """Each item as a file of its own, so that a problem's file says which item it is in."""
    files = {}
    for section in SECTIONS:
        found = content.get(section, [])
        for number, one in enumerate([found] if isinstance(found, Mapping) else found):
            whole = text_of({section: one} if section == TOP else {TOP: {}, section: [one]})
            files[f"{section}/{number:05}"] = (
                whole if section == TOP else whole.replace("[framework]\n", "", 1)
            )
    return files


def _mistake(one: Problem) -> Mistake:
    section, _, number = one.file.partition("/")
    return Mistake(section, int(number or 0), one.says, one.meant)


def items(content: Content, section: str) -> list[Mapping[str, Any]]:
    """The tables of a section; of the framework itself, its one."""
    found = content.get(section, [])
    return [found] if isinstance(found, Mapping) else list(found)


def item(content: Content, section: str, number: int) -> Mapping[str, Any]:
    """One table of a section; raises NoSuchItem."""
    found = items(content, section)
    if not 0 <= number < len(found):
        raise NoSuchItem(section, number)
    return found[number]


def put(content: Content, section: str, number: int | None, table: Mapping[str, Any]) -> Content:
    """The content with one table changed, or added at the end; a new one is named by its words."""
    if section == TOP:
        return {**content, TOP: dict(table)}
    found = items(content, section)
    made = dict(table)
    if "id" in SECTIONS[section]:
        taken = {str(one["id"]) for one in found}
        made["id"] = found[number]["id"] if number is not None else new_id(str(made.get("name", "")), taken)
    if number is None:
        return {**content, section: [*found, made]}
    item(content, section, number)
    return {**content, section: [made if at == number else one for at, one in enumerate(found)]}


def without(content: Content, section: str, number: int) -> Content:
    """The content without one table; raises NoSuchItem."""
    item(content, section, number)
    left = [one for at, one in enumerate(items(content, section)) if at != number]
    return (
        {**content, section: left} if left else {key: one for key, one in content.items() if key != section}
    )


def moved(content: Content, section: str, number: int, by: int) -> Content:
    """The content with one table so many places further down, as far as there are places."""
    found = items(content, section)
    one = item(content, section, number)
    rest = [each for at, each in enumerate(found) if at != number]
    rest.insert(max(0, min(number + by, len(rest))), one)
    return {**content, section: rest}


def new_id(name: str, taken: set[str]) -> str:
    """An id made of a name, such as “forum-minutes”, that nothing else has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "item"
    number, made = 1, stem
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return made


def next_edition(content: Content, *, edition: str, starts_on: str) -> Content:
    """The content as the beginning of the next edition, without what was said of the one before."""
    top = {key: one for key, one in content[TOP].items() if key not in OF_ONE_EDITION}
    return {**content, TOP: {**top, "edition": edition, "starts_on": starts_on}}


def blank(**top: str) -> Content:
    """The content of a framework of which only the first facts are known."""
    return {TOP: dict(top)}
