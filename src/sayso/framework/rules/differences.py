"""What differs between two editions of a framework: section by section, key by key, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.framework.rules.sections import DUTIES, SECTIONS

Content = Mapping[str, Any]
Table = Mapping[str, Any]
ADDED, REMOVED, CHANGED = "added", "removed", "changed"
DUTY = "duty"  # a clause's clock, cadence or target, compared as one


@dataclass(frozen=True)
class Piece:
    """Some words, and whether only this side has them."""

    words: str
    own: bool


@dataclass(frozen=True)
class KeyChange:
    """One key of a table that differs: its values as plain data, None where that side has none."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """One thing of a section that was added, removed or changed."""

    section: str
    name: str
    sort: str  # ADDED, REMOVED or CHANGED
    before: Table
    after: Table
    keys: tuple[KeyChange, ...]


def differences(before: Content, after: Content) -> list[Change]:
    """Everything that differs, in the order of the sections, then of the newer edition.

    Things are the same thing by their id; those without one by their day or words. Order does not matter.
    """
    found: list[Change] = []
    for section in SECTIONS:
        old, new = _named(before, section), _named(after, section)
        found += [
            change for name, one in new.items() if (change := _change(section, name, old.get(name), one))
        ]
        found += [_gone(section, name, one) for name, one in old.items() if name not in new]
    return found


def _named(content: Content, section: str) -> dict[str, Table]:
    """The tables of a section, by what tells one from another."""
    found = content.get(section, [])
    if section == "framework":
        return {section: found or {}}
    return {str(one.get("id") or one.get("on") or one.get("says", "")): one for one in found}


def _change(section: str, name: str, old: Table | None, new: Table) -> Change | None:
    if old is None:
        return Change(section, name, ADDED, {}, new, tuple(_keys(section, {}, new)))
    keys = tuple(_keys(section, old, new))
    return Change(section, name, CHANGED, old, new, keys) if keys else None


def _gone(section: str, name: str, old: Table) -> Change:
    return Change(section, name, REMOVED, old, {}, tuple(_keys(section, old, {})))


def _keys(section: str, old: Table, new: Table) -> Iterator[KeyChange]:
    for key in SECTIONS[section]:
        if key not in DUTIES and key != "id" and old.get(key) != new.get(key):
            yield KeyChange(key, old.get(key), new.get(key))
    if section == "clause":
        was, now = duty_of(old), duty_of(new)
        if was != now:
            yield KeyChange(DUTY, was, now)


def duty_of(clause: Table) -> Table | None:
    """The duty of a clause's table under its sort, such as {"clock": {...}}; None where it has none."""
    return next(({sort: clause[sort]} for sort in DUTIES if sort in clause), None)


def side_by_side(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two texts as pieces, with the words that only one of them has marked on its side."""
    old, new = _words(before), _words(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for sort, i, j, k, n in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += [Piece("".join(old[i:j]), sort != "equal")] if i < j else []
        right += [Piece("".join(new[k:n]), sort != "equal")] if k < n else []
    return tuple(left), tuple(right)


def _words(text: str) -> list[str]:
    """The words of a text, each with the space after it."""
    return re.findall(r"\S+\s*|\s+", text)
