"""Who joins a group, in which role, and who leaves."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.framework.models import EngagementGroup
from sayso.involvement.enums import GroupRole
from sayso.involvement.models import Membership
from sayso.people.models import Customer
from sayso.people.queries.identifiers import survivor


class CannotJoin(Refusal):
    """Somebody who cannot belong to this group, or not so."""


@command
def join(
    *, group: EngagementGroup, customer: Customer, role: str = GroupRole.MEMBER, starts_on: date | None = None,
    by: Actor, at: datetime,
) -> Membership:  # fmt: skip
    """Somebody becomes a member, or a member has another role. Twice is once. Raises `CannotJoin`."""
    today = timezone.localdate(at)
    group = EngagementGroup.objects.select_for_update().get(
        pk=group.pk
    )  # two who add the same person wait here
    who = survivor(customer)
    _check(group, who, role, starts_on or today, today)
    kept = Membership.objects.select_for_update().filter(group=group, customer=who, ends_on=None).first()
    if kept is None:
        return Membership.objects.create(group=group, customer=who, role=role, starts_on=starts_on or today)
    if kept.role != role:
        kept.role = role
        kept.save(update_fields=["role"])
    return kept


def _check(group: EngagementGroup, who: Customer, role: str, starts_on: date, today: date) -> None:
    if role not in GroupRole.values:
        raise CannotJoin(_("Choose one of those offered."), field="role")
    if who.landlord_id != group.landlord_id:
        raise CannotJoin(_("This person is with another landlord."), field="customer")
    if hasattr(who, "erasure"):
        raise CannotJoin(_("This person was taken out of the register."), field="customer")
    if group.ends_on is not None and group.ends_on <= today:
        raise CannotJoin(_("This group is closed."))
    if starts_on > today:
        raise CannotJoin(_("This day has not come yet."), field="starts_on")


@command
def change_role(*, membership: Membership, role: str, by: Actor, at: datetime) -> Membership:
    """A member has another role. Whoever left has none. Raises `CannotJoin`."""
    kept = Membership.objects.select_for_update().get(pk=membership.pk)
    if kept.ends_on is not None:
        raise CannotJoin(_("They belong to the group no more."))
    if role not in GroupRole.values:
        raise CannotJoin(_("Choose one of those offered."), field="role")
    if kept.role != role:
        kept.role = role
        kept.save(update_fields=["role"])
    return kept


@command
def leave(*, membership: Membership, by: Actor, at: datetime) -> Membership:
    """The membership ends today: papers and meetings of the group close at once. Twice is once."""
    kept = Membership.objects.select_for_update().get(pk=membership.pk)
    if kept.ends_on is None:
        kept.ends_on = max(timezone.localdate(at), kept.starts_on)
        kept.save(update_fields=["ends_on"])
    return kept


@command
def leave_all(*, customer: Customer, by: Actor, at: datetime) -> int:
    """Somebody who was taken out belongs to no group any more. Returns how many it was."""
    held = list(Membership.objects.filter(customer=customer, ends_on=None))
    for one in held:
        leave(membership=one, by=by, at=at)
    return len(held)
