"""What the lists to choose from offer: colleagues, places, themes and segments, asked at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Concat

from sayso.listening.queries import inbox, voices
from sayso.people.models import Landlord, Segment
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
    segments: tuple[Offer, ...]


def of(*landlords: Landlord) -> Offers:
    """Everything that a voice of the landlords can be given to, put at, or called; each by name.

    Where there are several landlords, as for staff of a group, places and themes say whose they are.
    """
    several = len(landlords) > 1
    rows = (
        _named(staff.colleagues_of(*landlords), "colleagues")
        .union(
            _named(voices.places(*landlords), "places", with_landlord=several),
            _named(inbox.themes(*landlords), "themes", with_landlord=several),
            _named(
                Segment.objects.filter(landlord__in=landlords, ended_at=None),
                "segments",
                with_landlord=several,
            ),
            all=True,
        )
        .order_by("called", "pk")
    )
    found: dict[str, list[Offer]] = {"colleagues": [], "places": [], "themes": [], "segments": []}
    for kind, pk, name in rows:
        found[kind].append(Offer(pk, name))
    return Offers(**{kind: tuple(those) for kind, those in found.items()})


def _named(found: QuerySet, kind: str, *, with_landlord: bool = False) -> QuerySet:
    called = Concat("name", Value(" ("), "landlord__name", Value(")")) if with_landlord else F("name")
    named = found.order_by().annotate(offer=Value(kind, output_field=CharField()), called=called)
    rows: QuerySet = named.values_list("offer", "pk", "called")
    return rows
