"""What customers need in order to read us, reach us and take part: asked, recorded, met, reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.history.tracking import versions
from sayso.foundations.refusals import Refusal
from sayso.people.enums import Basis, Confidentiality, Need, Origin
from sayso.people.events import contact_guarded
from sayso.people.models import Customer, CustomerNeed, NeedMet
from sayso.people.rules import reviewing
from sayso.people.rules.masking import mask


class UnknownNeed(Refusal):
    """The need, its basis or who told us is not one of those offered."""


class NotADay(Refusal):
    """The day to ask again is past."""


@dataclass(frozen=True)
class Told:
    """How a need came to us, and who may know of it."""

    basis: str = Basis.ADJUSTMENT
    origin: str = Origin.SELF
    confidentiality: str = Confidentiality.ORDINARY
    may_share: bool = False
    detail: str = ""
    review_on: date | None = None


def _checked(need: str, told: Told, today: date) -> None:
    offered = {"need": Need, "basis": Basis, "origin": Origin, "confidentiality": Confidentiality}
    for name, choices in offered.items():
        if (need if name == "need" else getattr(told, name)) not in choices.values:
            raise UnknownNeed(_("Choose one of those offered."), field=name)
    if told.review_on is not None and told.review_on < today:
        raise NotADay(_("Give a day that is still to come."), field="review_on")


@command
def record(*, customer: Customer, need: str, told: Told, by: Actor, at: datetime) -> CustomerNeed:
    """Record a need, or mend what is known of it. Twice is once. Without a day, it is looked at again in a year.

    Raises `UnknownNeed`, `NotADay`.
    """
    today = timezone.localdate(at)
    _checked(need, told, today)
    locked = Customer.objects.select_for_update(of=("self",)).get(pk=customer.pk)
    kept = CustomerNeed.objects.filter(customer=locked, need=need, ended_on=None).first()
    values = {
        "basis": told.basis, "origin": told.origin, "confidentiality": told.confidentiality, "may_share": told.may_share,
        "detail": " ".join(told.detail.split())[:200], "review_on": told.review_on or reviewing.next_review(today),
    }  # fmt: skip
    if kept is None:
        kept = CustomerNeed.objects.create(
            customer=locked, need=need, recorded_at=at, recorded_by=by.actor_name, **values
        )
        if need == Need.SAFE_CONTACT:
            contact_guarded.send(sender=None, customer=locked, by=by, at=at)
        return kept
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save()
    return kept


@command
def end(*, need: CustomerNeed, by: Actor, at: datetime) -> CustomerNeed:
    """The need is no more. Twice is once."""
    kept = CustomerNeed.objects.select_for_update().get(pk=need.pk)
    if kept.ended_on is None:
        kept.ended_on = timezone.localdate(at)
        kept.save(update_fields=["ended_on"])
    return kept


@command
def say(
    *, customer: Customer, needs: Sequence[str], origin: str = Origin.SELF, by: Actor, at: datetime
) -> list[CustomerNeed]:
    """The customer was asked, and these are their needs now: new ones begin, others end, the rest are reviewed.

    What somebody else recorded in confidence is not ended by a list that did not show it.
    Raises `UnknownNeed`.
    """
    today = timezone.localdate(at)
    locked = Customer.objects.select_for_update(of=("self",)).get(pk=customer.pk)
    held = {one.need: one for one in CustomerNeed.objects.filter(customer=locked, ended_on=None)}
    for need in sorted(set(needs)):
        if need in held:
            held[need].review_on = reviewing.next_review(today)
            held[need].save(update_fields=["review_on"])
        else:
            held[need] = record(customer=locked, need=need, told=Told(origin=origin), by=by, at=at)
    for need, one in list(held.items()):
        if need not in needs and one.confidentiality == Confidentiality.ORDINARY:
            end(need=one, by=by, at=at)
            del held[need]
    locked.needs_asked_on = today
    locked.save(update_fields=["needs_asked_on"])
    return list(held.values())


@command
def review(*, need: CustomerNeed, by: Actor, at: datetime) -> CustomerNeed:
    """The person was asked again, and still needs it."""
    kept = CustomerNeed.objects.select_for_update().get(pk=need.pk)
    kept.review_on = reviewing.next_review(timezone.localdate(at))
    kept.save(update_fields=["review_on"])
    Customer.objects.filter(pk=kept.customer_id).update(needs_asked_on=timezone.localdate(at))
    return kept


@command
def note_met(
    *,
    need: CustomerNeed,
    occasion: str,
    was_met: bool,
    key: str,
    on: date | None = None,
    by: Actor,
    at: datetime,
) -> NeedMet:
    """Whether the need was met, one time. `key` is the form's own: sent twice, it is one, as it was said last.

    Raises `UnknownNeed`, `NotADay`.
    """
    today = timezone.localdate(at)
    if not occasion.strip():
        raise UnknownNeed(_("Say what it was: a visit, a letter, a meeting."), field="occasion")
    if on is not None and on > today:
        raise NotADay(_("This day has not come yet."), field="on")
    return NeedMet.objects.update_or_create(
        key=f"{need.pk}:{key}"[:60],
        defaults={"need": need, "on": on or today, "occasion": " ".join(occasion.split())[:200], "was_met": was_met,
                  "recorded_at": at, "recorded_by": by.actor_name},
    )[0]  # fmt: skip


@command
def forget_met(*, customers: Iterable[int], key: str, by: Actor, at: datetime) -> None:
    """The occasion with this key never was: whether needs were met at it goes, and the history keeps it. Twice is once."""
    NeedMet.objects.filter(need__customer__in=list(customers), key__endswith=f":{key}").delete()


@command
def take_names_out_of_occasions(
    *, keys: Iterable[str], pattern: re.Pattern[str] | None, by: Actor, at: datetime
) -> None:
    """Take what names a person out of what the occasions are called. Only while history is open for it."""
    for key in keys:
        for met in NeedMet.objects.filter(key__endswith=f":{key}"):
            for one in versions(met):
                type(one).objects.filter(pk=one.pk).update(occasion=mask(one.occasion, pattern))
