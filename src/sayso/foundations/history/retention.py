"""How long a kind of record is kept, said by its model beside what becomes of each field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from django.utils.functional import Promise


@dataclass(frozen=True)
class Retention:
    """A rule: `months` after the day or moment in `after`, the fields in `takes` are emptied, or the row goes.

    `landlord` is the way from a row to its landlord. `where` says which rows count as finished. `because` is why so
    long: it stands beside the rule, where a landlord may choose another length. Without `takes` the row goes. Where
    `whole_person` is set, everything of the person goes, but not while a younger or unfinished row of another kind
    `holds` them (the ways from it to the customer).
    """

    kind: str
    says: str | Promise
    because: str | Promise
    after: str
    months: int
    landlord: str = "landlord"
    takes: tuple[str, ...] = ()
    where: Q = field(default_factory=Q)
    holds: tuple[str, ...] = ()
    whole_person: bool = False


def declared() -> Iterator[tuple[type[Model], Retention]]:
    """Every model with a rule of its own, in the order of the kinds."""
    found: list[tuple[type[Model], Any]] = [
        (model, rule)
        for model in apps.get_models()
        if isinstance(rule := getattr(getattr(model, "PersonalData", None), "retention", None), Retention)
    ]
    return iter(sorted(found, key=lambda one: str(one[1].kind)))
