"""What somebody's second factors are."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from datetime import datetime

import segno
from allauth.mfa.models import Authenticator

from sayso.people.enums import SECOND_FACTORS
from sayso.people.models import User


@dataclass(frozen=True)
class Factor:
    """One second factor: an app that shows codes, or a passkey with its name."""

    pk: int
    is_passkey: bool
    name: str
    added_at: datetime
    used_at: datetime | None


def of(user: User) -> list[Factor]:
    """The user's second factors, the app first, then passkeys by age. Recovery codes only stand in for them."""
    held = Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).order_by(
        "type", "created_at", "pk"
    )
    return [
        Factor(one.pk, one.type == "webauthn", one.data.get("name", ""), one.created_at, one.last_used_at)
        for one in held
    ]


def kinds(user: User) -> frozenset[str]:
    """Which kinds of proof the user holds beside a password: `totp`, `webauthn`, `recovery_codes`."""
    return frozenset(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def recovery_codes(user: User) -> list[str]:
    """The recovery codes that are not used yet."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return list(found.wrap().get_unused_codes()) if found else []


def picture_of(address: str) -> str:
    """The address as a QR picture, in the form that an `img` takes."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=5, border=3, light="#fff")
    return "data:image/svg+xml;base64," + base64.b64encode(out.getvalue()).decode()
