"""Questions about staff."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from sayso.foundations.access.permissions import CASEWORKERS, Role
from sayso.people.models import Landlord, Place, RoleHolding, User


def holders(role: Role, *, landlord: Landlord, place: Place | None) -> list[User]:
    """The active people who hold the role today over the landlord, or over the place in it."""
    today = timezone.localdate()
    held = Q(role_holdings__role=role, role_holdings__starts_on__lte=today) & (
        Q(role_holdings__ends_on=None) | Q(role_holdings__ends_on__gte=today)
    )
    landlords = [one for one in (landlord.pk, landlord.parent_id) if one]
    where = Q(
        role_holdings__landlord__in=landlords, role_holdings__place=None, role_holdings__over_patch=False
    )
    if place is not None:
        inside = [int(one) for one in place.path.split("/") if one]
        where |= Q(role_holdings__place__in=inside)
        where |= Q(
            role_holdings__over_patch=True, role_holdings__landlord=place.landlord_id, patch__in=inside
        )
    return list(User.objects.filter(held & where, is_active=True).distinct().order_by("pk"))


def colleagues_of(*landlords: Landlord, roles: Collection[Role] = CASEWORKERS) -> QuerySet[User]:
    """The active staff who hold one of the roles today at some landlords or over their group, by name.

    Work is given only to those who can open it: without more said, to those who may read voices.
    """
    today = timezone.localdate()
    groups = {one.parent_id for one in landlords if one.parent_id}
    held = RoleHolding.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today),
        Q(landlord__in=landlords) | Q(landlord__in=groups, place=None, over_patch=False),
        user=OuterRef("pk"),
        role__in=list(roles),
        starts_on__lte=today,
    )
    people = User.objects.filter(Exists(held), kind="staff", is_active=True)
    return people.order_by("name")


def colleagues(*landlords: Landlord, roles: Collection[Role] = CASEWORKERS) -> list[User]:
    """The same as a list."""
    return list(colleagues_of(*landlords, roles=roles))


def listed(landlord: Landlord) -> list[User]:
    """Every member of staff of the landlord and its members, with their roles, those who left last."""
    inside = Q(landlord=landlord) | Q(landlord__parent=landlord)
    people = User.objects.filter(inside, kind="staff").select_related("landlord")
    return list(people.prefetch_related("role_holdings__place").order_by("-is_active", "name", "pk"))


def one_of(landlord: Landlord, pk: int) -> User | None:
    """The member of staff, if they are the landlord's or its members'."""
    inside = Q(landlord=landlord) | Q(landlord__parent=landlord)
    held = Prefetch("role_holdings", RoleHolding.objects.select_related("place", "landlord"))
    return User.objects.filter(inside, kind="staff", pk=pk).prefetch_related(held, "work_accounts").first()


def holding_of(landlord: Landlord, pk: int) -> RoleHolding | None:
    """The role held at the landlord or its members, if by one of the landlord's own."""
    there = Q(landlord=landlord) | Q(landlord__parent=landlord)
    found = RoleHolding.objects.filter(there, pk=pk).select_related("user").first()
    return found if found and one_of(landlord, found.user_id) else None
