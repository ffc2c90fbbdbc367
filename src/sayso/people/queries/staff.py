"""Questions about staff."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.people.models import Landlord, Place, User


def holders(role: Role, *, landlord: Landlord, place: Place | None) -> list[User]:
    """The active people who hold the role today over the landlord, or over the place in it."""
    today = timezone.localdate()
    held = Q(role_holdings__role=role, role_holdings__starts_on__lte=today) & (
        Q(role_holdings__ends_on=None) | Q(role_holdings__ends_on__gte=today)
    )
    landlords = [one for one in (landlord.pk, landlord.parent_id) if one]
    where = Q(role_holdings__landlord__in=landlords, role_holdings__place=None)
    if place is not None:
        inside = [int(one) for one in place.path.split("/") if one]
        where |= Q(role_holdings__place__in=inside)
    return list(User.objects.filter(held & where, is_active=True).distinct().order_by("pk"))


def colleagues(landlord: Landlord) -> list[User]:
    """The active staff of a landlord and its group, by name: those a voice can be given to."""
    landlords = [one for one in (landlord.pk, landlord.parent_id) if one]
    return list(User.objects.filter(kind="staff", is_active=True, landlord__in=landlords).order_by("name"))
