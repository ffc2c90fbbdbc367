"""Segments are made, changed and ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.models import Landlord, Place, Segment
from sayso.people.rules import segments as rule

# What the rules say, so that it is translated with the rest.
_SAID = (
    gettext_noop("Choose whether all must hold or any."),
    gettext_noop("Choose from the list."),
    gettext_noop("Choose at least one thing. Without any, it is everybody."),
    gettext_noop("Give whole years from 0 to 150."),
    gettext_noop("The first number is larger than the second."),
)


class NotASegment(Refusal):
    """It has no name or no rules, or its name is taken."""


@command
def save(
    *, landlord: Landlord, name: str, rules: Mapping[str, Any], key: str, segment: Segment | None = None, by: Actor, at: datetime,
) -> Segment:  # fmt: skip
    """Make a segment, or change one. `key` is the form's own: sent twice, it makes one. Raises `NotASegment`."""
    try:
        kept = rule.clean(rules)
    except rule.NotRules as wrong:
        raise NotASegment(_(str(wrong)), field=wrong.field) from wrong
    places = kept.get("place", [])
    if Place.objects.filter(landlord=landlord, pk__in=places).count() != len(places):
        raise NotASegment(_("Choose places from the list."), field="place")
    name = " ".join(name.split())
    if not name:
        raise NotASegment(_("Give it a name by which others know it."), field="name")
    made = segment or Segment.objects.filter(landlord=landlord, key=key).first()
    made = made or Segment(landlord=landlord, key=key, made_at=at, made_by=by.actor_name)
    same = Segment.objects.select_for_update().filter(landlord=landlord, name__iexact=name, ended_at=None)
    if same.exclude(pk=made.pk).exists():
        raise NotASegment(_("There is one of this name already."), field="name")
    made.name, made.rules = name, kept
    made.save()
    return made


@command
def end(*, segment: Segment, by: Actor, at: datetime) -> None:
    """Take it out of every list; what was done with it stays. Twice is once."""
    Segment.objects.filter(pk=segment.pk, ended_at=None).update(ended_at=at)
