"""What customers need and told of themselves, who looked, and what is due to be asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from sayso.foundations.clocks.counting import on_day
from sayso.people.enums import Confidentiality, answers_to
from sayso.people.models import (
    CharacteristicAnswer,
    Customer,
    CustomerNeed,
    Erasure,
    NeedMet,
    SensitiveView,
    User,
)
from sayso.people.queries.customers import for_viewer

RECENT = 3  # how many times a need was met or not are shown beside it


@dataclass(frozen=True)
class Said:
    """One characteristic with the words of its answer."""

    name: str
    label: str
    answer: str
    answer_label: str
    basis: str
    origin: str
    on: date


def needs_of(customer: Customer, *, restricted: bool) -> list[CustomerNeed]:
    """What the customer needs today, with the latest times each was met or not; those in confidence only where asked for."""
    times = Prefetch("times", NeedMet.objects.order_by("-on", "-pk"), to_attr="met_times")
    found = CustomerNeed.objects.filter(customer=customer, ended_on=None).prefetch_related(times)
    if not restricted:
        found = found.filter(confidentiality=Confidentiality.ORDINARY)
    return list(found)


def has_restricted(customer: Customer) -> bool:
    """Whether there are needs that only those who give a reason see."""
    return CustomerNeed.objects.filter(
        customer=customer, ended_on=None, confidentiality=Confidentiality.RESTRICTED
    ).exists()


def has_needs(customer: str) -> Exists:
    """For a list: whether the customer that the named field points to needs anything. It tells no need."""
    return Exists(CustomerNeed.objects.filter(customer=OuterRef(customer), ended_on=None))


def need_for(viewer: User, pk: int) -> CustomerNeed | None:
    """The need, if the viewer may see whose it is."""
    return (
        CustomerNeed.objects.filter(pk=pk, customer__in=for_viewer(viewer)).select_related("customer").first()
    )


def own_need(customer: Customer, pk: int) -> CustomerNeed | None:
    """The need, if it is the customer's own."""
    return CustomerNeed.objects.filter(pk=pk, customer=customer).first()


def flags(customers: Iterable[int]) -> dict[int, list[str]]:
    """By customer, the words of what each needs, for lists and for those who meet them; nothing told in confidence."""
    found = defaultdict(list)
    held = CustomerNeed.objects.filter(
        customer__in=list(customers), ended_on=None, confidentiality=Confidentiality.ORDINARY
    )
    for one in held:
        found[one.customer_id].append(_in_words(one))
    return dict(found)


def flags_of(customer: Customer) -> tuple[list[str], bool]:
    """The same of one customer, and whether more was told in confidence, with one question."""
    held = list(CustomerNeed.objects.filter(customer=customer, ended_on=None))
    told = [_in_words(one) for one in held if one.confidentiality == Confidentiality.ORDINARY]
    return told, len(told) < len(held)


def _in_words(one: CustomerNeed) -> str:
    return f"{one}: {one.detail}" if one.detail else str(one)


def to_review(viewer: User, today: date) -> QuerySet[CustomerNeed]:
    """Needs whose day to ask again has come, oldest first."""
    return (
        CustomerNeed.objects.filter(
            customer__in=for_viewer(viewer), customer__left_on=None, ended_on=None, review_on__lte=today,
            confidentiality=Confidentiality.ORDINARY,
        )
        .select_related("customer")
        .order_by("review_on", "pk")
    )  # fmt: skip


def said_by(customer: Customer) -> list[Said]:
    """What the customer told of themselves, in the words offered."""
    nation = customer.landlord.nation
    return [
        Said(
            one.characteristic, one.get_characteristic_display(), one.answer,
            str(dict(answers_to(one.characteristic, nation)).get(one.answer, one.answer)),
            one.get_basis_display(), one.get_origin_display(), on_day(one.recorded_at),
        )
        for one in CharacteristicAnswer.objects.filter(customer=customer)
    ]  # fmt: skip


def erasure_of(customer: Customer) -> Erasure | None:
    """Whether, when and why the person was taken out."""
    return Erasure.objects.filter(customer=customer).first()


def views_of(customer: Customer, limit: int = 50) -> list[SensitiveView]:
    """The latest looks at what is sensitive, newest first."""
    return list(SensitiveView.objects.filter(customer=customer).select_related("viewer")[:limit])
