"""The seats of a group worked out from the landlord's own schemes and places, and how many homes each has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from sayso.framework.rules.bodies import Group, Seat, seats_at
from sayso.people.models import Landlord, Place


@dataclass(frozen=True)
class PlaceSeats:
    """One scheme or place: its homes, those of the places in it too, and its seats."""

    name: str
    homes: int
    seats: int


@dataclass(frozen=True)
class Seats:
    """A group's seats: for each place, once, and for each group that it oversees; `unknown` cannot be counted.

    `no_places` is set where there are seats for schemes or places, and the register has none.
    """

    places: tuple[PlaceSeats, ...]
    once: int
    for_groups: int
    unknown: tuple[Seat, ...]
    no_places: bool

    @property
    def of_places(self) -> int:
        return sum(one.seats for one in self.places)

    @property
    def total(self) -> int:
        return self.once + self.for_groups + self.of_places

    @property
    def without_homes(self) -> int:
        """How many places have no home in the register, so that their size is not known."""
        return sum(not one.homes for one in self.places)


def seats(landlord: Landlord, group: Group, today: date) -> Seats:
    """The seats of a group at a landlord, on a day."""
    once = sum(one.number for one in group.seats if one.for_each == "landlord")
    each = [one for one in group.seats if one.for_each == "group"]
    places = _places(landlord, group, today)
    return Seats(
        places=places,
        once=once,
        for_groups=sum(one.number for one in each) * len(group.oversees),
        unknown=() if group.oversees else tuple(each),
        no_places=not places and any(one.for_each in ("scheme", "place") for one in group.seats),
    )


def _places(landlord: Landlord, group: Group, today: date) -> tuple[PlaceSeats, ...]:
    asked = {one.for_each for one in group.seats}
    if not asked & {"scheme", "place"}:
        return ()
    found = list(
        Place.objects.filter(Q(closed_on=None) | Q(closed_on__gte=today), landlord=landlord)
        .annotate(homes_n=Count("homes")).order_by("name", "pk")
    )  # fmt: skip
    lines = []
    for place in found:
        scheme = place.kind == "scheme"
        if not scheme and (place.kind == "area" or "place" not in asked):
            continue
        homes = sum(one.homes_n for one in found if one.path.startswith(place.path))
        lines.append(PlaceSeats(place.name, homes, seats_at(group, homes, scheme=scheme)))
    return tuple(lines)
