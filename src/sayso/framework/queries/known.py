"""What a landlord's framework, places and groups were on a past day, whatever became of them since.

Facts say when they were recorded, and editions when they were loaded. Places and groups are changed in place,
so what they were is read from their history, which the database writes and nobody can change.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models.functions import Coalesce

from sayso.foundations.clocks.counting import on_day
from sayso.framework.models import EngagementGroup
from sayso.framework.queries import editions
from sayso.framework.queries.editions import LoadedEdition
from sayso.framework.queries.standing import Frame
from sayso.framework.rules.scope import Member, Scope
from sayso.people.models import Landlord, Place


def frame_at(landlord: Landlord, as_at: datetime) -> Frame:
    """What was asked of a landlord, and of which places and groups, as it was known at a moment."""
    known = [one for one in editions.loaded(landlord) if one.loaded_at <= as_at]
    scope = Scope(name_at(landlord, as_at), _places(landlord, as_at), _groups(landlord, as_at))
    return Frame(_ended(known), scope.known_at(as_at))


def name_at(landlord: Landlord, as_at: datetime) -> str:
    """What the landlord was called."""
    rows = Landlord.pgh_event_model.objects.filter(pgh_obj_id=landlord.pk)  # type: ignore[attr-defined]
    found = _then(rows.order_by("pgh_id"), as_at)
    return str(found[0].name) if found else landlord.name


def _ended(known: list[LoadedEdition]) -> list[LoadedEdition]:
    """Each edition until the day before the next one of its pack that was known then, else until its own last day."""
    found = []
    for at, one in enumerate(known):
        ends_on = one.pack.ends_on
        for later in known[at + 1 :]:
            if later.pack.slug == one.pack.slug:
                before = later.measured_from - timedelta(days=1)
                ends_on = before if ends_on is None else min(ends_on, before)
        found.append(replace(one, ends_on=ends_on))
    return found


def _then(rows: Iterable[Any], as_at: datetime) -> list[Any]:
    """Of each thing the last row of its history by a moment, else its first: a register may be older than Sayso."""
    first: dict[int, Any] = {}
    then: dict[int, Any] = {}
    for row in rows:
        first.setdefault(row.pgh_obj_id, row)
        if row.pgh_created_at <= as_at:
            then[row.pgh_obj_id] = row
    return [then.get(name, row) for name, row in first.items() if then.get(name, row).pgh_label != "delete"]


def _history(model: Any, landlord: Landlord) -> Iterable[Any]:
    """The rows of a register's history, the oldest first, with the day from which each thing is in it.

    That day never changes; history that is older than its column does not hold it.
    """
    rows = model.pgh_event_model.objects.filter(landlord_id=landlord.pk).order_by("pgh_id")
    return rows.annotate(since=Coalesce("pgh_obj__registered_at", "registered_at"))  # type: ignore[no-any-return]


def _places(landlord: Landlord, as_at: datetime) -> tuple[Member, ...]:
    rows = _history(Place, landlord)
    members = [
        Member(
            f"place:{one.id}", one.name, place_id=one.id, kind=one.kind, scheme_kind=one.scheme_kind,
            starts_on=one.opened_on or on_day(one.since), ends_on=one.closed_on,
            known_since=one.since,
        )
        for one in _then(rows, as_at)
    ]  # fmt: skip
    return tuple(sorted(members, key=lambda one: (one.name, one.place_id)))


def _groups(landlord: Landlord, as_at: datetime) -> tuple[Member, ...]:
    rows = _history(EngagementGroup, landlord)
    members = [
        Member(
            f"group:{one.slug}", one.name, place_id=one.place_id, group=one.slug, kind=one.kind,
            starts_on=one.starts_on, ends_on=one.ends_on,
            known_since=one.since,
        )
        for one in _then(rows, as_at)
    ]  # fmt: skip
    return tuple(sorted(members, key=lambda one: (one.name, one.group)))
