"""Give a member of staff an address for their calendar program, renew it and end it."""

from __future__ import annotations

import secrets
from datetime import datetime

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.framework.models import CalendarFeed
from sayso.framework.queries.feeds import fingerprint
from sayso.people.models import User


@command
def renew(*, by: User, at: datetime) -> str:
    """Make a new address for whoever asks, for where they work now, and end the one before; its secret part is given once and not kept."""
    end(by=by, at=at)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(
        user=by, landlord=by.landlords[0], fingerprint=fingerprint(secret), made_at=at
    )
    return secret


@command
def end_all(*, user: User, by: Actor, at: datetime) -> int:
    """Every address of somebody who leaves opens nothing any more; returns how many were ended."""
    return CalendarFeed.objects.filter(user=user, ended_at=None).update(ended_at=at)


@command
def end(*, by: User, at: datetime) -> int:
    """The address opens nothing any more; returns how many were ended."""
    return CalendarFeed.objects.filter(user=by, landlord=by.landlords[0], ended_at=None).update(ended_at=at)
