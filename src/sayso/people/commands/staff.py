"""Staff join, hold roles, and leave."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.access.permissions import CUSTOMERS, STAFF, Role
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people import events
from sayso.people.commands import passwords, second_factors, sessions, work_accounts
from sayso.people.enums import UserKind
from sayso.people.models import Landlord, Place, RoleHolding, User
from sayso.people.rules import contacts


class NotAddable(Refusal):
    """The account cannot be made."""


class NotARole(Refusal):
    """The role cannot be given so."""


class LastAdministrator(Refusal):
    """Nobody would be left to manage staff."""


@command
def add_user(
    *, landlord: Landlord, name: str, email: str, job_title: str = "", by: Actor, at: datetime
) -> User:
    """Add a member of staff and send them a link to choose a password. Raises `NotAddable`."""
    name, email = " ".join(name.split()), email.strip().lower()
    if not name:
        raise NotAddable(_("Give the person's name."), field="name")
    if not contacts.is_email(email):
        raise NotAddable(
            _("This is not an e-mail address. It needs the form name@example.org."), field="email"
        )
    if User.objects.filter(email__iexact=email).exists():
        raise NotAddable(_("Someone with this e-mail address is there already."), field="email")
    user = User(kind=UserKind.STAFF, landlord=landlord, name=name, email=email, job_title=job_title.strip())
    user.set_unusable_password()
    user.save()
    passwords.send_link(user=user, by=by, at=at)
    return user


@command
def grant_role(
    *, user: User, role: Role, landlord: Landlord, place: Place | None = None, over_patch: bool = False,
    starts_on: date | None = None, ends_on: date | None = None, by: Actor, at: datetime,
) -> RoleHolding:  # fmt: skip
    """Give a role over a landlord, or only a place in it, or an officer's own patch. Held already, it is left as it is.

    Raises `NotARole`.
    """
    today = timezone.localdate(at)
    fitting = STAFF if user.is_staff_member else CUSTOMERS
    if role not in fitting:
        raise NotARole(_("This role is not one for this kind of account."), field="role")
    if place is not None and place.landlord_id != landlord.pk:
        raise NotARole(_("The place belongs to another landlord."), field="place")
    if over_patch and (role != Role.FRONTLINE or place is not None):
        raise NotARole(
            _("Only a frontline officer has a patch. Choose a place, or the whole landlord."), field="place"
        )
    starts = starts_on or today
    if ends_on and ends_on < starts:
        raise NotARole(_("The last day is before the first."), field="ends_on")
    User.objects.select_for_update().get(pk=user.pk)
    held = RoleHolding.objects.filter(
        user=user, role=role, landlord=landlord, place=place, over_patch=over_patch
    )
    current = next((one for one in held if one.ends_on is None or one.ends_on >= starts), None)
    if current is not None:
        return current
    return RoleHolding.objects.create(
        user=user,
        role=role,
        landlord=landlord,
        place=place,
        over_patch=over_patch,
        starts_on=starts,
        ends_on=ends_on,
    )


def _keep_an_administrator(leaving: list[RoleHolding], today: date) -> None:
    landlords = {one.landlord_id for one in leaving if one.role == Role.ADMINISTRATOR}
    gone = {one.pk for one in leaving}
    for landlord in landlords:
        others = RoleHolding.objects.filter(
            role=Role.ADMINISTRATOR, landlord=landlord, place=None, user__is_active=True
        ).exclude(pk__in=gone)
        if not any(one.holds_on(today) for one in others):
            raise LastAdministrator(
                _("This is the last administrator. Give the role to someone else first."), field="role"
            )


@command
def end_role(*, holding: RoleHolding, by: Actor, at: datetime) -> None:
    """The role ends now; one that began today is taken back. Raises `LastAdministrator`."""
    today = timezone.localdate(at)
    kept = RoleHolding.objects.select_for_update().filter(pk=holding.pk).first()
    if kept is None or (kept.ends_on is not None and kept.ends_on < today):
        return
    _keep_an_administrator([kept], today)
    yesterday = date.fromordinal(today.toordinal() - 1)
    if kept.starts_on > yesterday:
        kept.delete()  # the history keeps that it was given and taken back
    else:
        kept.ends_on = yesterday
        kept.save(update_fields=["ends_on"])


@command
def deactivate(*, user: User, by: Actor, at: datetime) -> User:
    """A leaver loses access at once: sessions, password, factors, links and addresses end, their places are free.

    Keys of other systems go on: they belong to the landlord, not to whoever made them.
    Raises `LastAdministrator`.
    """
    today = timezone.localdate(at)
    kept = User.objects.select_for_update().get(pk=user.pk)
    held = [one for one in kept.role_holdings.all() if one.holds_on(today)]
    _keep_an_administrator(held, today)
    for one in held:
        end_role(holding=one, by=by, at=at)
    # Sessions and links are bound to the password: a new unusable one ends even those that are just being made.
    kept.set_unusable_password()
    kept.is_active = False
    kept.save(update_fields=["password", "is_active"])
    Place.objects.filter(officer=kept).update(officer=None)
    sessions.end_all(user=kept, by=by, at=at)
    second_factors.take_away(user=kept, by=by, at=at)
    work_accounts.unlink(user=kept, by=by, at=at)
    events.staff_left.send(sender=None, user=kept, by=by, at=at)
    return kept
