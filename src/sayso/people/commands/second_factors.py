"""The second factor that staff sign in with: passkeys, an app's codes, and recovery codes for a lost phone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people import events
from sayso.people.commands import sessions
from sayso.people.enums import SECOND_FACTORS, WayIn
from sayso.people.models import User

MOST_PASSKEYS = 10
LONGEST_NAME = 60
LONGEST_CODE = 40


class LastFactor(Refusal):
    """Nothing would be left to sign in with."""


class TooManyPasskeys(Refusal):
    """More than anybody needs."""


class NameIt(Refusal):
    """A passkey needs a name to be told from others."""


@command
def set_up(*, user: User, secret: str, browser: str = "", by: Actor, at: datetime) -> User:
    """Take the app's secret as a second factor of the user, with recovery codes beside it. Once only."""
    User.objects.select_for_update().get(pk=user.pk)
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        made = TOTP.activate(user, secret).instance
        _back_up(user)
        _tell(WayIn.APP_ADDED, user, made.pk, "", browser, by, at)
    user.__dict__.pop("lacks_second_factor", None)
    return user


@command
def add_passkey(
    *, user: User, name: str, credential: dict[str, Any], browser: str = "", by: Actor, at: datetime
) -> Authenticator:
    """Take a passkey whose making was checked, with recovery codes beside it. Raises `TooManyPasskeys`."""
    User.objects.select_for_update().get(pk=user.pk)
    count = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).count()
    if count >= MOST_PASSKEYS:
        raise TooManyPasskeys(_("You have ten passkeys. Remove one that you do not use."))
    made = WebAuthn.add(user, _name(name) or _("Passkey %(number)s") % {"number": count + 1}, credential)
    _back_up(user)
    _tell(WayIn.PASSKEY_ADDED, user, made.instance.pk, made.name, browser, by, at)
    user.__dict__.pop("lacks_second_factor", None)
    return made.instance  # type: ignore[no-any-return]


def _tell(way: WayIn, user: User, ref: Any, named: str, browser: str, by: Actor, at: datetime) -> None:
    events.way_in_changed.send(
        sender=None, user=user, way=way, ref=ref, named=named, browser=browser, by=by, at=at
    )


@command
def rename_passkey(*, user: User, pk: int, name: str, by: Actor, at: datetime) -> None:
    """Give a passkey of the user another name. Raises `NameIt`."""
    if not _name(name):
        raise NameIt(_("Give the passkey a name, such as “Work laptop”."))
    found = Authenticator.objects.filter(user=user, pk=pk, type=Authenticator.Type.WEBAUTHN).first()
    if found is not None:
        found.wrap().name = _name(name)
        found.save(update_fields=["data"])


@command
def remove(*, user: User, pk: int, here: str | None, browser: str = "", by: Actor, at: datetime) -> bool:
    """Remove a factor of the user and end every session but the one of the key `here`. Raises `LastFactor`.

    Returns whether it was there.
    """
    User.objects.select_for_update().get(pk=user.pk)
    held = Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS)
    factor = held.filter(pk=pk).first()
    if factor is None:
        return False
    if held.count() == 1:
        raise LastFactor(_("This is your only second factor. Add another one first."))
    is_passkey = factor.type == Authenticator.Type.WEBAUTHN
    way, named = (WayIn.PASSKEY_REMOVED, factor.wrap().name) if is_passkey else (WayIn.APP_REMOVED, "")
    _tell(way, user, factor.pk, named, browser, by, at)
    factor.delete()
    sessions.end_all(user=user, but=here, by=by, at=at)
    return True


@command
def use_code(*, user: User, code: str, by: Actor, at: datetime) -> Authenticator | None:
    """Which factor of the user the code proves, an app's or a recovery code, each once; None where it proves none."""
    if len(code) > LONGEST_CODE:
        return None
    User.objects.select_for_update().get(pk=user.pk)
    held = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN)
    return next((one for one in held if one.wrap().validate_code(code)), None)


@command
def new_recovery_codes(*, user: User, browser: str = "", by: Actor, at: datetime) -> User:
    """Make new recovery codes; the old ones stop working."""
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    made = RecoveryCodes.activate(user).instance
    _tell(WayIn.CODES, user, made.pk, "", browser, by, at)
    return user


@command
def take_away(*, user: User, by: Actor, at: datetime) -> User:
    """Remove every lost second factor and end every session; the user sets a new one up at the next sign-in."""
    sessions.end_all(user=user, by=by, at=at)
    if Authenticator.objects.filter(user=user).delete()[0]:
        _tell(WayIn.FACTORS_ENDED, user, at.isoformat(), "", "", by, at)
    user.__dict__.pop("lacks_second_factor", None)
    return user


def _back_up(user: User) -> None:
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).exists():
        RecoveryCodes.activate(user)


def _name(typed: str) -> str:
    return " ".join(typed.replace("\x00", "").split())[:LONGEST_NAME]
