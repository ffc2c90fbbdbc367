"""Over which landlords and places somebody's roles let them look."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from sayso.foundations.access.permissions import Permission
from sayso.people.models import User


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
    """The scope of the roles that carry the permission, where the person works now.

    A role over a group covers its landlords; a role held at another landlord reaches nothing here.
    """
    holdings = [one for one in user.holdings_here if one.role in permission.roles] if user.is_active else []
    whole = user.landlords if any(one.is_whole for one in holdings) else []
    paths = {one.place.path for one in holdings if one.place is not None}
    patches = {one.landlord_id for one in holdings if one.over_patch}
    if patches:
        paths |= {path for landlord, path in user.patch_paths if landlord in patches}
    return Scope(frozenset(one.pk for one in whole), tuple(sorted(paths)))
