"""Questions about landlords."""

from __future__ import annotations

from typing import Any

from django.db import connection

from sayso.foundations.access.permissions import Permission
from sayso.people.models import Landlord, User
from sayso.people.queries import scopes

CHOSEN = "landlord"  # where a session keeps the landlord that its holder chose to work for
# Asked on every visit, so written out; the logo is left out because one address alone shows it.
SHOWN = ", ".join(str(one.column) for one in Landlord._meta.concrete_fields if one.name != "logo")
OF_HOST = f"SELECT {SHOWN} FROM people_landlord ORDER BY host = %s DESC, host = '' DESC, id LIMIT 1"  # noqa: S608


def for_visit(*, host: str, user: Any) -> Landlord | None:
    """The landlord a visitor sees: the one they work for now, else that of the web address, else the first."""
    if user.is_authenticated:
        return user.landlords[0]  # type: ignore[no-any-return]
    with connection.cursor() as cursor:
        cursor.execute(OF_HOST, [host.rsplit(":", 1)[0]])
        row = cursor.fetchone()
    return Landlord.from_db(connection.alias, SHOWN.split(", "), row) if row else None


def at_work(user: Any, chosen: object) -> Any:
    """The visitor, working for the landlord that their session says; a role must reach it, else it is as if unsaid."""
    if isinstance(chosen, int) and getattr(user, "is_staff_member", False):
        user.work_at(chosen)
    return user


def workplace(user: User, number: str) -> Landlord | None:
    """The landlord of that number, if one of the person's roles reaches it."""
    return next((one for one in user.workplaces if str(one.pk) == number), None)


def open_to(user: User, permission: Permission) -> list[Landlord]:
    """The landlords at which one of the person's roles carries the permission, wherever they work now."""
    if not user.is_active:
        return []
    held = [(one, {each.role for each in user.holdings_at(one)}) for one in user.workplaces]
    return [one for one, roles in held if roles & permission.roles]


def managed(user: User, permission: Permission) -> list[Landlord]:
    """The landlords over all of which the person holds the permission here; none where there is only one."""
    whole = scopes.of(user, permission).landlords
    return [one for one in user.landlords if one.pk in whole] if len(whole) > 1 else []


def by_slug(slug: str) -> Landlord | None:
    """The landlord of that short name; without one, the first that has no members."""
    if slug:
        return Landlord.objects.filter(slug=slug).first()
    return Landlord.objects.filter(members=None).order_by("pk").first() or Landlord.objects.first()


def slugs() -> list[str]:
    """Every landlord's short name."""
    return list(Landlord.objects.order_by("slug").values_list("slug", flat=True))


def all_of_them() -> list[Landlord]:
    """Every landlord, oldest first."""
    return list(Landlord.objects.order_by("pk"))
