"""Questions about landlords."""

from __future__ import annotations

from typing import Any

from sayso.people.models import Landlord


def for_visit(*, host: str, user: Any) -> Landlord | None:
    """The landlord a visitor sees: their own, else that of the web address, else the first."""
    if user.is_authenticated:
        return user.landlords[0]  # type: ignore[no-any-return]
    name = host.rsplit(":", 1)[0]
    ordered = Landlord.objects.order_by("pk").defer("logo")  # asked on every visit, shown by one address
    found = list(ordered.filter(host__in=[name, ""]).order_by("-host", "pk")[:1])
    return found[0] if found else ordered.first()


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
