"""Link a person to their account at an issuer, and undo it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.commands import sessions
from sayso.people.models import User, WorkAccount


class Unknown(Refusal):
    """The work account opens nothing here."""


@command
def whose(*, issuer: str, subject: str, email: str, landlord: str = "", by: Actor, at: datetime) -> User:
    """Whose work account it is: whoever it is linked to, else the member of staff with that e-mail, linked from now on.

    `email` is empty where the issuer does not vouch for it; `landlord` is a short name, where the issuer is of one
    landlord only. No account is ever made. Raises `Unknown`, in the same words for a stranger, a leaver and a customer.
    """
    staff = User.objects.filter(kind="staff", is_active=True)
    if landlord:
        staff = staff.filter(landlord__slug=landlord)
    linked = WorkAccount.objects.filter(issuer=issuer, subject=subject).first()
    if linked is not None:
        user = staff.filter(pk=linked.user_id).first()
    elif not email:
        raise Unknown(
            _(
                "Your work account does not vouch for your e-mail address, so we cannot tell who you are. Tell your administrator."
            )
        )
    else:
        user = staff.select_for_update().filter(email__iexact=email).first()
    if user is None:
        raise Unknown(_("Nobody here has this work account. Ask your administrator to add you."))
    if linked is None:
        if WorkAccount.objects.filter(user=user, issuer=issuer).exists():
            raise Unknown(_("Another work account is linked to you. Ask your administrator to unlink it."))
        WorkAccount.objects.create(user=user, issuer=issuer, subject=subject, linked_at=at)
    return user


@command
def unlink(*, user: User, by: Actor, at: datetime) -> int:
    """No work account opens this person's account until the next sign-in with the same e-mail; every session ends."""
    sessions.end_all(user=user, by=by, at=at)
    return WorkAccount.objects.filter(user=user).delete()[0]
