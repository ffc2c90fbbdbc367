"""Groups, their members, and when they meet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from sayso.foundations.access.permissions import Permission
from sayso.foundations.clocks.counting import on_day
from sayso.framework.models import EngagementGroup
from sayso.involvement.models import Meeting, Membership
from sayso.involvement.permissions import SEE_GROUPS
from sayso.people.models import Customer, Landlord, Place, User
from sayso.people.queries import customers, scopes


def visible_to(viewer: User, permission: Permission = SEE_GROUPS) -> QuerySet[EngagementGroup]:
    """The groups in the viewer's scope: all of a landlord, or those of a place."""
    return EngagementGroup.objects.filter(scopes.of(viewer, permission).within()).select_related(
        "landlord", "place"
    )


def listed(viewer: User, now: datetime, *, text: str = "", closed: bool = False) -> QuerySet[EngagementGroup]:
    """The groups by name, each with how many belong to it, its next meeting and its last."""
    here = Q(ends_on=None) | Q(ends_on__gt=on_day(now))
    found = visible_to(viewer).filter(~here if closed else here)
    if text:
        found = found.filter(
            Q(name__icontains=text) | Q(kind__icontains=text) | Q(place__name__icontains=text)
        )
    takes_place = Q(meetings__called_off_at=None)
    return found.annotate(
        members=Count(
            Coalesce("memberships__customer__merged_into", "memberships__customer"),
            filter=Q(memberships__ends_on=None),
            distinct=True,
        ),
        next_at=Min("meetings__starts_at", filter=takes_place & Q(meetings__starts_at__gte=now)),
        last_at=Max("meetings__starts_at", filter=Q(meetings__held_at__isnull=False)),
    ).order_by("name", "pk")


def members(group: EngagementGroup, viewer: User) -> QuerySet[Any]:
    """Who belongs to it today, each once, under the record that stands; `is_seen` where the viewer's role reaches the person."""
    stands = Membership.objects.filter(group=group, ends_on=None, customer=OuterRef("customer__merged_into"))
    return (
        Membership.objects.filter(~Exists(stands), group=group, ends_on=None)
        .select_related("customer__place")
        .annotate(is_seen=seen_by(viewer, "customer"))
        .order_by("customer__full_name", "pk")
    )


def seen_by(viewer: User, customer: str) -> Exists:
    """Whether the viewer may see the person that the named field points to."""
    return Exists(customers.for_viewer(viewer).filter(pk=OuterRef(customer)).order_by())


def membership_for(viewer: User, pk: int, permission: Permission) -> Membership | None:
    """The membership, if its group is in the viewer's scope."""
    return (
        Membership.objects.filter(pk=pk, group__in=visible_to(viewer, permission))
        .select_related("group", "customer")
        .first()
    )


def joiner(viewer: User, pk: int) -> Customer | None:
    """The person who shall join, if the viewer may see them."""
    return customers.one_for(viewer, pk)


def kinds(landlord: Landlord) -> list[str]:
    """The kinds of group that the landlord has: those that its framework names, and those of groups opened since."""
    found = EngagementGroup.objects.filter(landlord=landlord).order_by("kind")
    return list(found.values_list("kind", flat=True).distinct())


def places(viewer: User, permission: Permission, landlord: Landlord) -> QuerySet[Place]:
    """Where a group may be opened."""
    inside = scopes.of(viewer, permission).within(path="path")
    return Place.objects.filter(inside, landlord=landlord, closed_on=None).order_by("name", "pk")


def may_open_for_all(viewer: User, permission: Permission, landlord: Landlord) -> bool:
    """Whether the viewer's role covers the whole landlord."""
    return landlord.pk in scopes.of(viewer, permission).landlords


def of_member(member: int) -> list[Membership]:
    """The groups somebody belongs to, by the number of their record."""
    found = Membership.objects.filter(customer=member, ends_on=None).select_related("group")
    return list(found.order_by("group__name", "pk"))


def meetings(group: EngagementGroup) -> QuerySet[Meeting]:
    """The group's meetings, the latest first, each with how many were asked, come, and were there."""
    found = Meeting.objects.filter(group=group).annotate(
        asked=Count("invitations"),
        coming=Count("invitations", filter=Q(invitations__answer__in=["comes", "remotely"])),
        there=Count("invitations", filter=Q(invitations__attended=True)),
    )
    return found.order_by("-starts_at", "-pk")
