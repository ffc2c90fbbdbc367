"""What customers tell of themselves, for fairness alone; and each look at what is sensitive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.enums import Basis, Characteristic, Origin, Seen, answers_to
from sayso.people.models import CharacteristicAnswer, Customer, SensitiveView, User


class UnknownAnswer(Refusal):
    """The answer is not one of those offered."""


class NoReason(Refusal):
    """Nobody looks without saying why."""


@command
def answer(
    *,
    customer: Customer,
    answers: Mapping[str, str],
    origin: str = Origin.SELF,
    basis: str = Basis.CONSENT,
    by: Actor,
    at: datetime,
) -> list[CharacteristicAnswer]:
    """Keep the answers given; an empty one takes the answer back. Questions not named stay as they are.

    Raises `UnknownAnswer`.
    """
    nation = customer.landlord.nation
    for name, said in answers.items():
        if name not in Characteristic.values:
            raise UnknownAnswer(_("We do not ask this."), field=name)
        if said and said not in dict(answers_to(name, nation)):
            raise UnknownAnswer(_("Choose one of those offered."), field=name)
    Customer.objects.select_for_update(of=("self",)).get(pk=customer.pk)
    held = {one.characteristic: one for one in CharacteristicAnswer.objects.filter(customer=customer)}
    for name, said in answers.items():
        kept = held.pop(name, None)
        if kept is not None and not said:
            kept.delete()
        elif kept is None and said:
            CharacteristicAnswer.objects.create(
                customer=customer, characteristic=name, answer=said, basis=basis, origin=origin,
                recorded_at=at, recorded_by=by.actor_name,
            )  # fmt: skip
        elif kept is not None and kept.answer != said:
            kept.answer, kept.basis, kept.origin = said, basis, origin
            kept.recorded_at, kept.recorded_by = at, by.actor_name
            kept.save()
    return list(CharacteristicAnswer.objects.filter(customer=customer))


@command
def note_view(
    *, customer: Customer, viewer: User, seen: str, reason: str = "", by: Actor, at: datetime
) -> SensitiveView:
    """Keep that somebody looked. For characteristics, and needs told in confidence, they say why. Raises `NoReason`."""
    reason = " ".join(reason.split())[:200]
    if seen != Seen.NEEDS and len(reason) < 3:
        raise NoReason(_("Say why you need to see this. The person can read it."), field="reason")
    return SensitiveView.objects.create(customer=customer, viewer=viewer, seen=seen, reason=reason, at=at)


@command
def note_views_of_needs(
    *, customers: Iterable[int], viewer: User, reason: str = "", by: Actor, at: datetime
) -> int:
    """Keep that somebody looked at what several people need, on one page. Returns how many people."""
    looks = [
        SensitiveView(customer_id=one, viewer=viewer, seen=Seen.NEEDS, reason=reason[:200], at=at)
        for one in customers
    ]
    return len(SensitiveView.objects.bulk_create(looks))
