"""Where somebody is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sayso.people.models import Session, User


@dataclass(frozen=True)
class SignedIn:
    """One place where somebody is signed in, as a page tells it."""

    reference: str
    device: str
    began_at: datetime | None
    seen_at: datetime | None
    is_this: bool


def of(user: User, *, at: datetime, key: str | None = None) -> list[SignedIn]:
    """Where the user is signed in: here first (`key` is this visit's session), then the last seen."""
    kept = Session.objects.filter(user=user, expire_date__gt=at).defer("session_data")
    told = [
        SignedIn(one.reference, _device(one), one.began_at, one.seen_at, one.session_key == key)
        for one in kept.order_by("-seen_at", "session_key")
    ]
    return sorted(told, key=lambda one: not one.is_this)


def _device(session: Session) -> str:
    return device(session.browser, session.system)


def device(browser: str, system: str) -> str:
    """A browser on a system in words."""
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A program that does not say its name")
