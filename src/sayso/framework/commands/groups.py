"""Open and close groups: those a framework names, and the local ones of a kind."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.text import slugify

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
    """Open a group; one of the same slug is given back as it is."""
    if not name.strip():
        raise GroupRefused("A group needs a name.", field="name")
    if place is not None and place.landlord_id != landlord.pk:
        raise GroupRefused("That place belongs to another landlord.", field="place")
    group, _ = EngagementGroup.objects.get_or_create(
        landlord=landlord,
        slug=slug or slugify(name)[:80],
        defaults={
            "name": name.strip(),
            "kind": kind,
            "place": place,
            "starts_on": starts_on,
            "registered_at": at,
        },
    )
    return group


@command
def close(*, group: EngagementGroup, ends_on: date, by: Actor, at: datetime) -> EngagementGroup:
    """Close a group: nothing is asked of it for a period that its last day cuts short."""
    if group.starts_on is not None and ends_on < group.starts_on:
        raise GroupRefused("A group cannot end before it began.", field="ends_on")
    group.ends_on = ends_on
    group.save(update_fields=["ends_on"])
    return group
