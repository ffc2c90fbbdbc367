"""Which issuers sign staff in here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from sayso.foundations.access.oidc import Issuer
from sayso.people.models import User, WorkAccount


@dataclass(frozen=True)
class Linked:
    """A work account of somebody's: by what name the issuer knows it, where it is, since when and when last used."""

    pk: int
    called: str
    at: str
    linked_at: datetime
    used_at: datetime | None


def of(user: User) -> list[Linked]:
    """The work accounts that open the user's account, the oldest first."""
    return [
        Linked(one.pk, one.called, one.issuer, one.linked_at, one.last_used_at)
        for one in WorkAccount.objects.filter(user=user).order_by("linked_at", "pk")
    ]


def is_anothers(user: User, pk: int) -> bool:
    """Whether the link is somebody else's; one that is gone is nobody's."""
    return WorkAccount.objects.filter(pk=pk).exclude(user=user).exists()


def to_link(user: User, landlord: Any) -> list[Issuer]:
    """The issuers at which the user has none linked yet."""
    held = {one.at for one in of(user)}
    return [one for one in issuers(landlord) if one.url not in held]


def issuers(landlord: Any) -> list[Issuer]:
    """Those whose button the landlord's staff see."""
    return [one for one in _all() if not one.landlord or (landlord and one.landlord == landlord.slug)]


def of_key(key: str, landlord: Any) -> Issuer | None:
    """The issuer that an address names, if it is one of the landlord's."""
    return next((one for one in issuers(landlord) if one.key == key), None)


def _all() -> list[Issuer]:
    return [Issuer(**_held(one)) for one in settings.SAYSO_WORK_ACCOUNTS]


def _held(given: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
