"""Let another system send voices or extracts, and end that."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.listening.enums import ClientMay
from sayso.listening.models import ApiClient
from sayso.people.models import Landlord, User


class NameIt(Refusal):
    """A client needs a name of its own."""


def fingerprint(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


@command
def admit(
    *, landlord: Landlord, name: str, may: str = ClientMay.VOICES, by: User, at: datetime
) -> tuple[ApiClient, str]:
    """Make a key for another system. It is shown once: only its fingerprint is kept."""
    name = " ".join(name.split())[:80]
    if not name:
        raise NameIt("Give the other system a name.", field="name")
    if ApiClient.objects.filter(landlord=landlord, name__iexact=name).exists():
        raise NameIt("There is one of that name already.", field="name")
    if may not in ClientMay.values:
        raise NameIt("Choose what the other system may do.", field="may")
    key = f"sayso_{secrets.token_urlsafe(32)}"
    client = ApiClient.objects.create(
        landlord=landlord, name=name, fingerprint=fingerprint(key), may=may, made_at=at
    )
    return client, key


@command
def end(*, client: ApiClient, by: User, at: datetime) -> ApiClient:
    """Its key opens nothing any more."""
    if client.ended_at is None:
        client.ended_at = at
        client.save(update_fields=["ended_at"])
    return client
