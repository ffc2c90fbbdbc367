"""Link a person to their account at an issuer, and undo it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people import events
from sayso.people.commands import sessions
from sayso.people.enums import WayIn
from sayso.people.models import User, WorkAccount
from sayso.people.queries import second_factors


class Unknown(Refusal):
    """The work account opens nothing here."""


class Elsewhere(Refusal):
    """The work account is another person's, or this person has another one there."""


class OnlyWay(Refusal):
    """Without the work account the person could not sign in any more."""


@dataclass(frozen=True)
class Shown:
    """A work account as an issuer has just shown it: `email` is empty where the issuer does not vouch for it."""

    issuer: str
    subject: str
    email: str = ""
    called: str = ""


@command
def whose(
    *, shown: Shown, landlord: str = "", expected: User | None = None, browser: str = "", by: Actor, at: datetime
) -> User:  # fmt: skip
    """Whose work account it is: whoever it is linked to, else the member of staff with that e-mail, linked from now on.

    `landlord` is a short name, where the issuer is of one landlord only. Whoever is signed in is the one `expected`: nothing
    of anybody else's is linked or noted. No account is ever made.
    Raises `Unknown`, in the same words for a stranger, a leaver and a customer; `Elsewhere`.
    """
    staff = User.objects.filter(kind="staff", is_active=True)
    if landlord:
        staff = staff.filter(landlord__slug=landlord)
    linked = WorkAccount.objects.filter(issuer=shown.issuer, subject=shown.subject).first()
    if linked is not None:
        user = staff.filter(pk=linked.user_id).first()
    elif not shown.email:
        raise Unknown(
            _(
                "Your work account does not vouch for your e-mail address, so we cannot tell who you are. Tell your administrator."
            )
        )
    else:
        user = staff.select_for_update().filter(email__iexact=shown.email).first()
    if user is None:
        raise Unknown(_("Nobody here has this work account. Ask your administrator to add you."))
    if expected is not None and user != expected:
        raise Elsewhere(_("That is somebody else's work account."))
    if linked is None:
        if WorkAccount.objects.filter(user=user, issuer=shown.issuer).exists():
            raise Unknown(_("Another work account is linked to you. Ask your administrator to unlink it."))
        linked = _linked(user, shown, browser, by, at)
    _note_use(linked, shown, at)
    return user


def _linked(user: User, shown: Shown, browser: str, by: Actor, at: datetime) -> WorkAccount:
    """The account as it is linked now. One account is one person's only, also where two ask at once."""
    kept, is_new = WorkAccount.objects.get_or_create(
        issuer=shown.issuer, subject=shown.subject, defaults={"user": user, "called": shown.called[:254], "linked_at": at}
    )  # fmt: skip
    if kept.user_id != user.pk:
        raise Elsewhere(
            _("This work account is linked to somebody else here. Nothing was changed. If it is yours, ask your administrator to unlink it from them.")
        )  # fmt: skip
    if is_new:
        _tell(WayIn.LINKED, kept, browser, by, at)
    return kept


def _tell(way: WayIn, account: WorkAccount, browser: str, by: Actor, at: datetime) -> None:
    events.way_in_changed.send(
        sender=None, user=account.user, way=way, ref=account.pk, named=account.called or account.issuer, browser=browser,
        by=by, at=at,
    )  # fmt: skip


def _note_use(linked: WorkAccount, shown: Shown, at: datetime) -> None:
    linked.last_used_at = at
    if shown.called:
        linked.called = shown.called[:254]
    linked.save(update_fields=["last_used_at", "called"])


@command
def link(
    *, user: User, shown: Shown, landlord: str = "", browser: str = "", by: Actor, at: datetime
) -> WorkAccount:
    """The user's own work account opens their account from now on, under whatever e-mail address it goes there. Twice is once.

    Raises `Unknown` where the issuer is of another landlord, `Elsewhere`.
    """
    user = User.objects.select_for_update(of=("self",)).select_related("landlord").get(pk=user.pk)
    if not user.is_active or user.kind != "staff" or (landlord and user.landlord.slug != landlord):
        raise Unknown(_("Nobody here has this work account. Ask your administrator to add you."))
    if WorkAccount.objects.filter(user=user, issuer=shown.issuer).exclude(subject=shown.subject).exists():
        raise Elsewhere(_("Another work account of yours is linked already. Unlink that one first."))
    return _linked(user, shown, browser, by, at)


@command
def unlink_own(*, user: User, pk: int, here: str | None, browser: str = "", by: Actor, at: datetime) -> bool:
    """Undo one link and end every session but the one of the key `here`. Returns whether it was there. Raises `OnlyWay`."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    held = WorkAccount.objects.filter(user=user)
    account = held.filter(pk=pk).first()
    if account is None:
        return False
    if held.count() == 1 and not (user.has_usable_password() or "webauthn" in second_factors.kinds(user)):
        raise OnlyWay(_("This is your only way to sign in. Choose a password or make a passkey first."))
    _tell(WayIn.UNLINKED, account, browser, by, at)
    account.delete()
    sessions.end_all(user=user, but=here, by=by, at=at)
    return True


@command
def unlink(*, user: User, by: Actor, at: datetime) -> int:
    """No work account opens this person's account until the next sign-in with the same e-mail; every session ends."""
    sessions.end_all(user=user, by=by, at=at)
    held = WorkAccount.objects.select_for_update().filter(user=user)
    for account in held.select_related("user"):
        _tell(WayIn.UNLINKED, account, "", by, at)
    return held.delete()[0]
