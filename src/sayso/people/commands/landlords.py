"""Add a landlord; change what it looks like: its name, two colours and logo."""

from __future__ import annotations

from datetime import datetime

from django.utils.text import slugify

from sayso.foundations.access.actors import Actor
from sayso.foundations.access.permissions import Role
from sayso.foundations.components.contrast import brand_refusal
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.commands import passwords, staff
from sayso.people.models import Landlord
from sayso.people.rules import pictures
from sayso.people.rules.pictures import Picture

MOST_BYTES = 200 * 1024


class BrandRefused(Refusal):
    """The name, a colour or the logo cannot be used."""


class NotAdded(Refusal):
    """The landlord cannot be added as it was given."""


@command
def add(
    *, name: str, nation: str, administrator: str, administrator_email: str, phone: str = "", email: str = "",
    host: str = "", group: str = "", by: Actor, at: datetime,
) -> tuple[Landlord, str]:  # fmt: skip
    """Add a landlord with its first administrator; returns the link by which they choose a password.

    Raises `NotAdded`, and the refusals of `staff.add_user`.
    """
    name = " ".join(name.split())
    slug = slugify(name)
    if not slug:
        raise NotAdded("Give the landlord a name with letters in it.", field="name")
    if Landlord.objects.filter(slug=slug).exists():
        raise NotAdded(f"There is a landlord of that name already ({slug}).", field="name")
    parent = Landlord.objects.filter(slug=group).first() if group else None
    if group and parent is None:
        raise NotAdded(f"There is no group with the short name {group}.", field="group")
    landlord = Landlord.objects.create(
        name=name, slug=slug, nation=nation, phone=phone, email=email, host=host, parent=parent
    )
    user = staff.add_user(landlord=landlord, name=administrator, email=administrator_email, by=by, at=at)
    staff.grant_role(user=user, role=Role.ADMINISTRATOR, landlord=landlord, by=by, at=at)
    return landlord, passwords.link_for(user)


def _logo(content: bytes) -> Picture:
    if len(content) > MOST_BYTES:
        raise BrandRefused("The logo must be smaller than 200 KB", field="logo")
    picture = pictures.redrawn(content)
    if picture is None:
        raise BrandRefused(
            "The logo must be a whole PNG or JPEG picture, at most 4,000 points wide", field="logo"
        )
    return picture


@command
def set_brand(
    *,
    landlord: Landlord,
    name: str,
    colour: str,
    colour_deep: str,
    logo: bytes | None = None,
    by: Actor,
    at: datetime,
) -> Landlord:
    """Set the name, the colours and, where one is given, the logo. Without one the old logo stays."""
    name = " ".join(name.split())
    if not name:
        raise BrandRefused("Enter the landlord’s name", field="name")
    for field, said in (("colour", colour), ("colour_deep", colour_deep)):
        if refused := brand_refusal(said):
            raise BrandRefused(refused, field=field)
    kept = Landlord.objects.select_for_update().get(pk=landlord.pk)
    kept.name, kept.colour, kept.colour_deep = name, colour.lower(), colour_deep.lower()
    if logo:
        drawn = _logo(logo)
        kept.logo, kept.logo_type = drawn.content, drawn.kind
    kept.save()
    return kept
