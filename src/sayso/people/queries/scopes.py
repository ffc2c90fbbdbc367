"""Over which landlords and places somebody's roles let them look."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from sayso.foundations.access.permissions import Permission
from sayso.people.models import Landlord, User


@dataclass(frozen=True)
class Scope:
    """Whole landlords, and the paths of single places in others."""

    landlords: frozenset[int]
    paths: tuple[str, ...]

    def within(self, *, landlord: str = "landlord", path: str = "place__path") -> Q:
        """The condition that a row of this landlord and place lies within the scope."""
        if not self.landlords and not self.paths:
            return Q(pk__in=[])
        inside = Q(**{f"{landlord}__in": self.landlords}) if self.landlords else Q()
        for one in self.paths:
            inside |= Q(**{f"{path}__startswith": one})
        return inside


def of(user: User, permission: Permission) -> Scope:
    """The scope of the roles that carry the permission; a role over a group covers its landlords."""
    holdings = [one for one in user.holdings if one.role in permission.roles] if user.is_active else []
    whole = {one.landlord_id for one in holdings if one.place_id is None}
    if whole == {user.landlord_id}:
        whole = {one.pk for one in user.landlords}
    elif whole:
        whole |= set(Landlord.objects.filter(parent__in=whole).values_list("pk", flat=True))
    paths = tuple(sorted(one.place.path for one in holdings if one.place is not None))
    return Scope(frozenset(whole), paths)
