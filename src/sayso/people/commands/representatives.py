"""Relatives, friends and advocates who speak for a customer, in their own name."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.models import Customer, Representative


class NotARepresentative(Refusal):
    """The two people cannot stand in this relation."""


@command
def add(
    *, customer: Customer, speaker: Customer, relationship: str, by: Actor, at: datetime
) -> Representative:
    """Let `speaker` speak for the customer from today. Twice is once. Raises `NotARepresentative`."""
    if speaker.pk == customer.pk:
        raise NotARepresentative(
            _("Nobody is their own representative. Choose someone else."), field="speaker"
        )
    if speaker.landlord_id != customer.landlord_id:
        raise NotARepresentative(_("That person is with another landlord."), field="speaker")
    if not relationship.strip():
        raise NotARepresentative(
            _("Say who they are to the customer, for example daughter."), field="relationship"
        )
    made, is_new = Representative.objects.select_for_update().get_or_create(
        customer=customer, speaker=speaker,
        defaults={"relationship": relationship.strip(), "starts_on": timezone.localdate(at)},
    )  # fmt: skip
    if not is_new and (made.ends_on is not None or made.relationship != relationship.strip()):
        made.relationship, made.ends_on = relationship.strip(), None
        made.save()
    return made


@command
def end(*, representative: Representative, by: Actor, at: datetime) -> Representative:
    """The person no longer speaks for the customer."""
    kept = Representative.objects.select_for_update().get(pk=representative.pk)
    if kept.ends_on is None:
        kept.ends_on = timezone.localdate(at)
        kept.save(update_fields=["ends_on"])
    return kept
