"""Questions about places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value

from sayso.foundations.access.permissions import STAFF, Permission
from sayso.people.models import Place, User
from sayso.people.queries import scopes

_ANY_STAFF = Permission("people.any_staff", "", STAFF)


@dataclass(frozen=True)
class Branch:
    """A place in the tree: how deep it stands, and what it holds itself."""

    place: Place
    depth: int
    homes: int


def for_viewer(viewer: User) -> QuerySet[Place]:
    """The places that the viewer's roles reach."""
    return Place.objects.filter(scopes.of(viewer, _ANY_STAFF).within(path="path"), closed_on=None)


def tree(viewer: User, *, homes: bool = False) -> list[Branch]:
    """The places as a tree, each after the one it is in, by name; with `homes`, how many each has."""
    found = for_viewer(viewer).select_related("officer", "landlord")
    places: list[Any] = list(found.annotate(homes_n=Count("homes") if homes else Value(0)))
    names = {place.pk: place.name.casefold() for place in places}

    def key(place: Place) -> tuple[str, list[str]]:
        return place.landlord.name, [names.get(int(one), "") for one in place.path.split("/") if one]

    top = min((place.path.count("/") for place in places), default=0)
    return [Branch(place, place.path.count("/") - top, place.homes_n) for place in sorted(places, key=key)]


def one_for(viewer: User, pk: int) -> Place | None:
    """The place, if the viewer's roles reach it."""
    return for_viewer(viewer).select_related("officer", "landlord").filter(pk=pk).first()
