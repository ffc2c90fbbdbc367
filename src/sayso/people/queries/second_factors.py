"""What somebody's second factor is."""

from __future__ import annotations

import base64
import io

import segno
from allauth.mfa.models import Authenticator

from sayso.people.models import User


def recovery_codes(user: User) -> list[str]:
    """The recovery codes that are not used yet."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return list(found.wrap().get_unused_codes()) if found else []


def picture_of(address: str) -> str:
    """The address as a QR picture, in the form that an `img` takes."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=5, border=3, light="#fff")
    return "data:image/svg+xml;base64," + base64.b64encode(out.getvalue()).decode()
