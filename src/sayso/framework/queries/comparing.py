"""Editions side by side: what differs, in words, with the words that differ marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sayso.framework.enums.wording import SECTION_WORDS, key_words
from sayso.framework.models import Draft, Edition
from sayso.framework.queries.wording import Named, in_words
from sayso.framework.rules.differences import ADDED, REMOVED, Change, Piece, differences, side_by_side
from sayso.people.models import Landlord

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One key that differs: what it is called, and both sides as pieces."""

    label: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True)
class Difference:
    """One thing that differs, and what of it was not checked."""

    name: str
    sort: str
    says: str
    rows: tuple[Row, ...]
    unverified: str


@dataclass(frozen=True)
class Section:
    """What differs in one section."""

    id: str
    heading: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Side:
    """An edition or a draft that can be compared: `ref` is like “edition-3” or “draft-2”."""

    ref: str
    name: str
    content: Content


def sides(landlord: Landlord) -> list[tuple[str, str]]:
    """What can be compared, the newest last: its reference and its name."""
    own = Edition.objects.filter(landlord=landlord, kind="framework").order_by("measured_from", "pk")
    loaded = [
        (f"edition-{pk}", f"{name}, {edition}")
        for pk, name, edition in own.values_list("pk", "name", "edition")
    ]
    written = (
        Draft.objects.filter(landlord=landlord).exclude(stage__in=("published", "dropped")).order_by("pk")
    )
    return loaded + [
        (f"draft-{pk}", _("Draft: %(edition)s") % {"edition": edition})
        for pk, edition in written.values_list("pk", "edition")
    ]


def side(landlord: Landlord, ref: str) -> Side | None:
    """An edition or draft of the landlord by its reference; None where there is none."""
    sort, _sep, said = ref.partition("-")
    if sort not in ("edition", "draft") or not said.isdecimal() or len(said) > 17:
        return None
    model: Any = Edition if sort == "edition" else Draft
    found = model.objects.filter(landlord=landlord, pk=int(said)).first()
    return Side(ref, str(found), found.content) if found else None


def compared(before: Content, after: Content) -> list[Section]:
    """What differs between two contents, section by section, in words."""
    was, now = Named.of(before), Named.of(after)
    found: dict[str, list[Difference]] = {}
    for change in differences(before, after):
        found.setdefault(change.section, []).append(_difference(change, was, now))
    return [Section(name, str(SECTION_WORDS[name].heading), tuple(all_)) for name, all_ in found.items()]


def promised(before: Content, after: Content) -> list[Section]:
    """What differs for customers: everything but the notes of the document itself."""
    return [one for one in compared(before, after) if one.id != "framework"]


def _difference(change: Change, was: Named, now: Named) -> Difference:
    table = change.after or change.before
    unverified = str(table.get("unverified", ""))
    name = str(table.get("name") or table.get("says") or change.name)
    if change.sort in (ADDED, REMOVED):
        whole = [(key.key, key.after if change.sort == ADDED else key.before) for key in change.keys]
        named = now if change.sort == ADDED else was
        said = {key: in_words(change.section, key, value, named) for key, value in whole}
        rows = tuple(
            Row(str(key_words(change.section, key)), *_one_sided(words, change.sort))
            for key, words in said.items()
            if key in ("duty", "owner", "section")
        )
        return Difference(name, change.sort, said.get("says", ""), rows, unverified)
    rows = tuple(
        Row(
            str(key_words(change.section, key.key)),
            *side_by_side(
                in_words(change.section, key.key, key.before, was),
                in_words(change.section, key.key, key.after, now),
            ),
        )
        for key in change.keys
    )
    return Difference(name, change.sort, "", rows, unverified)


def _one_sided(words: str, sort: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    pieces = (Piece(words, False),) if words else ()
    return ((), pieces) if sort == ADDED else (pieces, ())
