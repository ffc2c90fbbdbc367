"""The second factor that staff sign in with: an app's codes, and recovery codes for a lost phone."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.people.commands import sessions
from sayso.people.models import User


@command
def set_up(*, user: User, secret: str, by: Actor, at: datetime) -> User:
    """Take the app's secret as the user's second factor, with recovery codes beside it. Once only."""
    User.objects.select_for_update().get(pk=user.pk)
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, secret)
        new_recovery_codes(user=user, by=by, at=at)
    user.__dict__.pop("lacks_second_factor", None)
    return user


@command
def new_recovery_codes(*, user: User, by: Actor, at: datetime) -> User:
    """Make new recovery codes; the old ones stop working."""
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)
    return user


@command
def take_away(*, user: User, by: Actor, at: datetime) -> User:
    """Remove a lost second factor and end every session; the user sets a new one up at the next sign-in."""
    sessions.end_all(user=user, by=by, at=at)
    Authenticator.objects.filter(user=user).delete()
    user.__dict__.pop("lacks_second_factor", None)
    return user
