"""Which issuers sign staff in here."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from sayso.foundations.access.oidc import Issuer


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
