"""Who looks after a place."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.models import Place, User


class NotAnOfficer(Refusal):
    """The person cannot look after the place."""


@command
def assign_officer(*, place: Place, officer: User | None, by: Actor, at: datetime) -> Place:
    """Give the place to an officer with a role at its landlord or over its group, or to nobody. Raises `NotAnOfficer`."""
    if officer is not None:
        if not officer.is_staff_member or not officer.is_active:
            raise NotAnOfficer(_("Choose a member of staff who works here now."), field="officer")
        if not officer.holdings_at(place.landlord):
            raise NotAnOfficer(_("That officer works for another landlord."), field="officer")
    kept = Place.objects.select_for_update().get(pk=place.pk)
    if kept.officer_id != (officer.pk if officer else None):
        kept.officer = officer
        kept.save(update_fields=["officer"])
    return kept
