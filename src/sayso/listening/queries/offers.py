"""What the lists to choose from offer: colleagues, places and themes, asked at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, QuerySet, Value

from sayso.listening.queries import inbox, voices
from sayso.people.models import Landlord
from sayso.people.queries import staff


@dataclass(frozen=True)
class Offer:
    """One choice of a list."""

    pk: int
    name: str


@dataclass(frozen=True)
class Offers:
    colleagues: tuple[Offer, ...]
    places: tuple[Offer, ...]
    themes: tuple[Offer, ...]


def of(landlord: Landlord) -> Offers:
    """Everything that a voice of the landlord can be given to, put at, or called; each by name."""
    rows = (
        _named(staff.colleagues_of(landlord), "colleagues")
        .union(_named(voices.places(landlord), "places"), _named(inbox.themes(landlord), "themes"), all=True)
        .order_by("name", "pk")
    )
    found: dict[str, list[Offer]] = {"colleagues": [], "places": [], "themes": []}
    for kind, pk, name in rows:
        found[kind].append(Offer(pk, name))
    return Offers(**{kind: tuple(those) for kind, those in found.items()})


def _named(found: QuerySet, kind: str) -> QuerySet:
    named = found.order_by().annotate(offer=Value(kind, output_field=CharField()))
    rows: QuerySet = named.values_list("offer", "pk", "name")
    return rows
