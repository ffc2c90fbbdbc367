"""Questions about places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from sayso.foundations.access.permissions import STAFF, Permission
from sayso.foundations.database.lately import Counted, lately, question
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


def tree(viewer: User, homes: Mapping[int, int] | None = None) -> list[Branch]:
    """The places as a tree, each after the one it is in, by name; with how many homes each has where they were counted."""
    found = for_viewer(viewer).select_related("officer", "landlord")
    places: list[Any] = list(found)
    counts = homes or {}
    names = {place.pk: place.name.casefold() for place in places}

    def key(place: Place) -> tuple[str, list[str]]:
        return place.landlord.name, [names.get(int(one), "") for one in place.path.split("/") if one]

    top = min((place.path.count("/") for place in places), default=0)
    return [
        Branch(place, place.path.count("/") - top, counts.get(place.pk, 0))
        for place in sorted(places, key=key)
    ]


def homes_of(viewer: User) -> Counted[dict[int, int]]:
    """How many homes each of the viewer's places has."""
    found = for_viewer(viewer).order_by().annotate(n=Count("homes")).values_list("pk", "n")
    return lately(lambda: dict(found), "homes", question(found))


def one_for(viewer: User, pk: int) -> Place | None:
    """The place, if the viewer's roles reach it."""
    return for_viewer(viewer).select_related("officer", "landlord").filter(pk=pk).first()
