"""Find typical profiles, name them, and make a segment of one."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.people.commands import segments
from sayso.people.models import Landlord, Segment, TypicalProfile
from sayso.people.queries import profiles
from sayso.people.rules.profiles import find


@command
def look(*, landlord: Landlord, by: Actor, at: datetime) -> list[TypicalProfile]:
    """Find the landlord's profiles anew. One that is typical by the same traits keeps its name and segment."""
    Landlord.objects.select_for_update(no_key=True).get(pk=landlord.pk)  # one search at a time
    counts = profiles.counts(landlord, timezone.localdate(at))
    last = TypicalProfile.objects.filter(landlord=landlord).first()
    before = TypicalProfile.objects.filter(landlord=landlord, found_at=last.found_at) if last else ()
    known = {_key(one.traits): one for one in before}
    made = []
    for one in find(counts, profiles.ATTRIBUTES):
        traits = [
            [trait.attribute, trait.value, round(trait.share, 4), round(trait.of_all, 4)]
            for trait in one.traits
        ]
        old = known.get(_key(traits))
        made.append(TypicalProfile(landlord=landlord, found_at=at, size=one.size, of=counts.total(), traits=traits,
                                   name=old.name if old else "", segment=old.segment if old else None))  # fmt: skip
    return TypicalProfile.objects.bulk_create(made)


def _key(traits: list[list[object]]) -> frozenset[tuple[object, object]]:
    return frozenset((name, value) for name, value, _share, _of_all in traits)


@command
def name(*, profile: TypicalProfile, says: str, by: Actor, at: datetime) -> None:
    """Give a profile a name. Raises `NotASegment` without one."""
    says = " ".join(says.split())[:80]
    if not says:
        raise segments.NotASegment(_("Give it a name by which others know it."), field="name")
    TypicalProfile.objects.filter(pk=profile.pk).update(name=says)


@command
def make_segment(*, profile: TypicalProfile, by: Actor, at: datetime) -> Segment:
    """Keep rules that mean people like these as a segment of the profile's name. Twice is once. Raises `NotASegment`."""
    kept = (
        TypicalProfile.objects.select_for_update(of=("self",))
        .select_related("segment", "landlord")
        .get(pk=profile.pk)
    )
    if kept.segment is not None and kept.segment.ended_at is None:
        return kept.segment
    made = segments.save(
        landlord=kept.landlord,
        name=kept.name,
        rules=profiles.rules_of(kept),
        key=f"profile{kept.pk}at{int(at.timestamp())}",
        by=by,
        at=at,
    )
    kept.segment = made
    kept.save(update_fields=["segment"])
    return made
