"""Write a pack's content as TOML: always the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomli_w

from sayso.framework.rules.sections import DUTIES, INNER, SECTIONS, SELECTOR
from sayso.framework.rules.tables import DAY, Key, as_day

FILE = "framework.toml"


def text_of(content: Mapping[str, Any]) -> str:
    """The whole pack as one text, its sections and their keys in the order of the schema.

    Reading it again gives the same content; writing that again gives the same text.
    """
    ordered: dict[str, Any] = {}
    for section in SECTIONS:
        found = content.get(section)
        if section == "framework":
            ordered[section] = _table(found or {}, section)
        elif found:
            ordered[section] = [_table(one, section) for one in found]
    return tomli_w.dumps(ordered)


def _table(table: Mapping[str, Any], section: str) -> dict[str, Any]:
    inner: dict[str, Mapping[str, Key]] = dict(INNER.get(section, {}))
    if section == "clause":
        inner |= DUTIES
    return _ordered(table, SECTIONS[section], inner)


def _ordered(
    table: Mapping[str, Any], keys: Mapping[str, Key], inner: Mapping[str, Mapping[str, Key]]
) -> dict[str, Any]:
    """The keys that are there, in the schema's order; tables inside come last, as TOML wants them."""
    plain = {
        name: _value(table[name], key) for name, key in keys.items() if name in table and name not in inner
    }
    for name, inside in inner.items():
        if name in table:
            found = table[name]
            below = {"for": SELECTOR} if name in DUTIES else {}
            plain[name] = (
                [_ordered(one, inside, below) for one in found]
                if isinstance(found, list)
                else _ordered(found, inside, below)
            )
    return plain


def _value(value: Any, key: Key) -> Any:
    return as_day(value) or value if key.form == DAY else value
