"""Open and close groups: those a framework names, and the local ones of a kind."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.framework.models import EngagementGroup
from sayso.people.models import Landlord, Place


class GroupRefused(Refusal):
    """The group cannot be opened or closed so."""


@command
def open_group(
    *, landlord: Landlord, name: str, kind: str, slug: str = "", place: Place | None = None,
    starts_on: date | None = None, by: Actor, at: datetime,
) -> EngagementGroup:  # fmt: skip
    """Open a group. One of the same slug is given back as it is; of the same name, only if it is the same in all else.

    Raises `GroupRefused`.
    """
    if not name.strip():
        raise GroupRefused("A group needs a name.", field="name")
    if place is not None and place.landlord_id != landlord.pk:
        raise GroupRefused("That place belongs to another landlord.", field="place")
    group, is_new = EngagementGroup.objects.get_or_create(
        landlord=landlord,
        slug=slug or _slug_of(name),
        defaults={
            "name": name.strip(),
            "kind": kind,
            "place": place,
            "starts_on": starts_on,
            "registered_at": at,
        },
    )
    if not (is_new or slug) and (group.kind, group.place, group.ends_on) != (kind, place, None):
        raise GroupRefused(_("There is, or was, a group of this name already. Choose another."), field="name")
    return group


def _slug_of(name: str) -> str:
    """Names in other scripts have no letters for an address: these get a number, always the same."""
    return slugify(name)[:80] or f"group-{hashlib.sha256(name.strip().encode()).hexdigest()[:10]}"


@command
def close(*, group: EngagementGroup, ends_on: date, by: Actor, at: datetime) -> EngagementGroup:
    """Close a group: nothing is asked of it for a period that its last day cuts short."""
    if group.starts_on is not None and ends_on < group.starts_on:
        raise GroupRefused("A group cannot end before it began.", field="ends_on")
    group.ends_on = ends_on
    group.save(update_fields=["ends_on"])
    return group
