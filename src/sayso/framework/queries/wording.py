"""What a pack says in its keys, as words for a page: names for references, sentences for duties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sayso.framework.enums import FACT_KINDS, clear_words
from sayso.framework.enums.wording import choice_words, key_words
from sayso.framework.rules.differences import DUTY
from sayso.framework.rules.sections import INNER, SECTIONS, SELECTOR
from sayso.framework.rules.tables import DAY, Key, as_day

Table = Mapping[str, Any]
REFERENCES = {
    "area": "area", "group": "group", "reports_to": "group", "oversees": "group", "links_with": "group",
    "decided_by": "group", "watched_by": "group", "level": "level", "clause": "clause", "clauses": "clause",
}  # fmt: skip
FACTS = ("when", "then", "of", "begins", "ends")


@dataclass(frozen=True)
class Named:
    """The names of what a pack's keys lead to, by section and id."""

    names: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, content: Table) -> Named:
        return cls(
            {
                section: {one["id"]: str(one.get("name", one["id"])) for one in content.get(section, [])}
                for section in set(REFERENCES.values())
            }
        )

    def name(self, key: str, value: str) -> str:
        return self.names.get(REFERENCES[key], {}).get(value, value)


def in_words(section: str, key: str, value: Any, named: Named) -> str:
    """A key's value as words, a line for each where there are several; empty for None."""
    if value is None:
        return ""
    if key == DUTY:
        return duty_words(value, named)
    if isinstance(value, Mapping):
        return _table_words(key, value, named)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        lines = [in_words(section, key, one, named) for one in value]
        return ("\n" if any("\n" in one or len(one) > 40 for one in lines) else "; ").join(lines)
    return _one(section, key, value, named)


def _one(section: str, key: str, value: Any, named: Named) -> str:
    known = _key(section, key)
    if key == "in_months":
        return str(MONTHS[value])
    if known.form == DAY and (day := as_day(value)):
        return date_format(day, "j F Y")
    if key in FACTS or (section == "target" and key == "measure"):
        return clear_words(str(value))
    if key in REFERENCES and not (section == "group" and key == "outcome"):
        return named.name(key, str(value))
    if known.one_of:
        return str(choice_words(str(value)))
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(value)


def _key(section: str, key: str) -> Key:
    for keys in (SECTIONS.get(section, {}), *(inner.get(section, {}) for inner in INNER.values()), SELECTOR):
        if key in keys:
            return keys[key]
    return Key()


def _table_words(name: str, table: Table, named: Named) -> str:
    """A table inside another: its keys with their words, on one line."""
    said = [
        f"{key_words(name, key)}: {in_words(name, key, one, named)}"
        for key, one in table.items()
        if key != "id" and one not in ("", None, [])
    ]
    return "; ".join(said)


def duty_words(duty: Table, named: Named) -> str:
    """A clause's duty as sentences, from its table under its sort; empty where it has none."""
    if not duty:
        return ""
    sort, table = next(iter(duty.items()))
    said = {"clock": _clock, "cadence": _cadence, "target": _target}[sort](table)
    only = table.get("for")
    return f"{said} {_('Only')}: {_table_words('for', only, named)}." if only else said


def _clock(table: Table) -> str:
    words = {"when": clear_words(table.get("when", "")), "then": clear_words(table.get("then", "")),
             "within": table.get("within", "")}  # fmt: skip
    if not words["within"]:
        return _("When: %(when)s Then, with no date: %(then)s") % words
    return _("When: %(when)s Then, within %(within)s: %(then)s") % words


def _cadence(table: Table) -> str:
    times = int(table.get("times", 1))
    often = ngettext("%(n)s time", "%(n)s times", times) % {"n": times}
    if table.get("in_months"):
        period = ", ".join(str(MONTHS[one]) for one in table["in_months"])
    else:
        period = _every(str(table.get("every", "")))
    each = str(choice_words(table.get("for_each", "landlord")))
    words = {"what": clear_words(table.get("of", "")), "often": often, "period": period, "each": each}
    return _("%(what)s At least %(often)s in: %(period)s. For each: %(each)s.") % words


def _every(said: str) -> str:
    return _("while the framework runs") if said == "edition" else said


def _target(table: Table) -> str:
    kind = FACT_KINDS.get(table.get("measure", ""))
    figure = next((table[key] for key in ("at_least", "above", "at_most") if key in table), "")
    words = {
        "what": clear_words(table.get("measure", "")),
        "figure": figure,
        "unit": kind.unit if kind else "",
    }
    if "above" in table:
        said = _("%(what)s Above %(figure)s %(unit)s.") % words
    elif "at_most" in table:
        said = _("%(what)s At most %(figure)s %(unit)s.") % words
    else:
        said = _("%(what)s At least %(figure)s %(unit)s.") % words
    if table.get("use", "each") == "each":
        return said
    use = {"use": choice_words(table["use"]), "every": _every(str(table.get("every", "")))}
    return f"{said} " + _("Counted: %(use)s, %(every)s.") % use
