"""End sessions: the very next request from there is a stranger's."""

from __future__ import annotations

from datetime import datetime

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.people.models import Session, User


@command
def clear_expired(*, by: Actor, at: datetime) -> int:
    """Take away the rows of sessions that are over by themselves: they say who used which browser. Returns how many."""
    return Session.objects.filter(expire_date__lte=at).delete()[0]


@command
def end_one(*, user: User, reference: str, by: Actor, at: datetime) -> int:
    """End the session that a page calls so, if it is the user's. Returns how many ended: 0 or 1."""
    held = Session.objects.filter(user=user).only("session_key")
    keys = [one.session_key for one in held if one.reference == reference]
    return Session.objects.filter(session_key__in=keys).delete()[0]


@command
def end_all(*, user: User, but: str | None = None, by: Actor, at: datetime) -> int:
    """End every session of the user, but for the one of that key. Returns how many ended."""
    return Session.objects.filter(user=user).exclude(session_key=but or "").delete()[0]
