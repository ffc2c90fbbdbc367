"""A segment: which customers are meant, said by rules over the register, so that the list is always today's.

Needs and characteristics are no part of it: they were told for other purposes (see `models.sensitive`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from sayso.people.enums import (
    Channel,
    CustomerKind,
    Format,
    Join,
    Language,
    Online,
    SchemeKind,
    TookPart,
    Way,
)

# What may be chosen of each list; ranges are in whole years.
CHOICES: Mapping[str, frozenset[str]] = {
    "kind": frozenset(CustomerKind.values), "scheme_kind": frozenset(SchemeKind.values), "channel": frozenset(Channel.values),
    "language": frozenset(Language.values), "format": frozenset(Format.values), "online": frozenset(Online.values),
    "reach": frozenset(Way.values), "took_part": frozenset(TookPart.values),
}  # fmt: skip
RANGES = ("age", "years_here")
OLDEST = 150


class NotRules(ValueError):
    """What was given is no rule; `field` says where."""

    def __init__(self, says: str, field: str) -> None:
        super().__init__(says)
        self.field = field


@dataclass(frozen=True)
class Facts:
    """What the rules look at of one customer. `paths` are the ids of the place and of all above it."""

    kind: str
    channel: str
    language: str
    format: str
    online: str
    reach: frozenset[str]
    paths: frozenset[int]
    scheme_kind: str = ""
    born: date | None = None
    here_since: date | None = None
    took_part: frozenset[str] = frozenset({"never"})


def clean(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The rules in the one form in which they are kept: only what narrows, in order. Raises `NotRules`."""
    join = raw.get("join", Join.ALL)
    if join not in Join.values:
        raise NotRules("Choose whether all must hold or any.", "join")
    kept: dict[str, Any] = {"join": str(join)}
    for name, offered in CHOICES.items():
        chosen = _listed(raw.get(name), name)
        if not set(chosen) <= offered:
            raise NotRules("Choose from the list.", name)
        if chosen:
            kept[name] = sorted(set(chosen))
    places = _listed(raw.get("place"), "place")
    if not all(isinstance(one, int) and not isinstance(one, bool) and 0 < one < 2**63 for one in places):
        raise NotRules("Choose places from the list.", "place")
    if places:
        kept["place"] = sorted(set(places))
    for name in RANGES:
        low, high = [*(raw.get(name) or ()), None, None][:2]
        _check_range(low, high, name)
        if (low, high) != (None, None):
            kept[name] = [low, high]
    if len(kept) == 1:
        raise NotRules("Choose at least one thing. Without any, it is everybody.", "kind")
    return kept


def _listed(given: Any, name: str) -> list[Any]:
    if given is None:
        return []
    if not isinstance(given, list | tuple):
        raise NotRules("Choose from the list.", name)
    return list(given)


def _check_range(low: Any, high: Any, name: str) -> None:
    for one in (low, high):
        if one is not None and not (
            isinstance(one, int) and not isinstance(one, bool) and 0 <= one <= OLDEST
        ):
            raise NotRules("Give whole years from 0 to 150.", f"{name}_from")
    if low is not None and high is not None and low > high:
        raise NotRules("The first number is larger than the second.", f"{name}_to")


def latest_for(years: int, today: date) -> date:
    """The last day on which something began that is so many whole years old today."""
    day: date = today - relativedelta(years=years)
    return day


def _in_range(began: date | None, bounds: Iterable[int | None], today: date) -> bool:
    low, high = bounds
    if began is None:
        return False
    return (low is None or began <= latest_for(low, today)) and (
        high is None or began > latest_for(high + 1, today)
    )


def holds(rules: Mapping[str, Any], facts: Facts, today: date) -> bool:
    """Whether the customer is meant: what the database asks by sets, for one."""
    said: list[bool] = []
    for name, wanted in rules.items():
        if name == "place":
            said.append(bool(facts.paths & set(wanted)))
        elif name == "age":
            said.append(_in_range(facts.born, wanted, today))
        elif name == "years_here":
            said.append(_in_range(facts.here_since, wanted, today))
        elif name in ("reach", "took_part"):
            said.append(bool(getattr(facts, name) & set(wanted)))
        elif name != "join":
            said.append(getattr(facts, name) in wanted)
    return any(said) if rules["join"] == Join.ANY else all(said)
