"""Links that sign in as the invented people of a demonstration."""

from __future__ import annotations

from django.conf import settings
from django.core import signing

from sayso.foundations.access.permissions import ROLE_NAMES, Role
from sayso.people.enums import UserKind
from sayso.people.models import User

SALT = "sayso.demo-sign-in"
HOURS = 12


def token_for(user: User) -> str:
    """A signed token that stands for the person."""
    return signing.dumps(user.pk, salt=SALT)


def demo_user(token: str) -> User | None:
    """The invented person of the token, while it holds and this is a demonstration."""
    if not settings.DEMO:
        return None
    try:
        pk = signing.loads(token, salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk, is_demo=True, is_active=True).first()


def for_demo(base_url: str) -> list[tuple[str, str, str]]:
    """Role, person and link for every invented person, staff after customers; empty outside a demonstration."""
    if not settings.DEMO:
        return []
    found = []
    people = User.objects.filter(is_demo=True, is_active=True).prefetch_related("role_holdings")
    order = list(Role)
    for user in people.order_by("pk"):
        role = min(user.roles, key=order.index, default=Role.CUSTOMER)
        if user.kind == UserKind.CUSTOMER and Role.INVOLVED in user.roles:
            role = Role.INVOLVED
        found.append(
            (
                order.index(role),
                ROLE_NAMES[role],
                user.name,
                f"{base_url.rstrip('/')}/demo/{token_for(user)}/",
            )
        )
    return [(role, name, url) for _at, role, name, url in sorted(found)]
