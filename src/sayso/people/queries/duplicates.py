"""Questions about records that may be one person, and those that were put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sayso.people.models import Customer, Landlord, Merge, PossibleDuplicate, TenancyPerson, User
from sayso.people.queries.customers import for_viewer
from sayso.people.rules.duplicates import Record

# What two records are compared by on the page, and what may be taken from either.
FIELDS = {
    "full_name": _("Name"), "known_as": _("Known as"), "date_of_birth": _("Birthday"), "kind": _("Kind"),
    "email": _("E-mail"), "phone": _("Phone"), "home": _("Address"), "postal_address": _("Letters go to"),
    "channel": _("Reached by"), "language": _("Language"), "format": _("Print and format"), "is_online": _("Online"),
}  # fmt: skip


def records(landlord: Landlord, near: Customer | None = None) -> list[Record]:
    """What is compared of a landlord's customers; with `near`, only of those who share something with that one."""
    people = Customer.objects.filter(landlord=landlord, merged_into=None, erasure=None)
    if near is not None:
        people = people.filter(_sharing(near))
    homes = _homes(None if near is None else people)
    return [
        Record(pk, (name, known), born, phone, email, frozenset(homes.get(pk, ())) | ({home} if home else set()), postcode or "")
        for pk, name, known, born, phone, email, home, postcode in people.values_list(
            "pk", "full_name", "known_as", "date_of_birth", "phone", "email", "home_id", "home__postcode"
        ).iterator(chunk_size=5000)
    ]  # fmt: skip


def _sharing(near: Customer) -> Q:
    shared = Q(pk=near.pk)
    shared |= Q(phone=near.phone) if near.phone else Q()
    shared |= Q(email__iexact=near.email) if near.email else Q()
    shared |= Q(date_of_birth=near.date_of_birth) if near.date_of_birth else Q()
    return shared | Q(home=near.home) if near.home_id else shared


def _homes(people: QuerySet[Customer] | None) -> dict[int, set[int]]:
    """The homes in which each person lived, now or before."""
    lived = (
        TenancyPerson.objects.all() if people is None else TenancyPerson.objects.filter(customer__in=people)
    )
    found: dict[int, set[int]] = defaultdict(set)
    for customer, home in lived.values_list("customer_id", "tenancy__home_id").iterator(chunk_size=5000):
        found[customer].add(home)
    return found


def waiting(viewer: User) -> QuerySet[PossibleDuplicate]:
    """The pairs that nobody has decided on, likeliest first, of whom the viewer may see both."""
    seen = for_viewer(viewer).select_related(None).order_by().values("pk")
    return PossibleDuplicate.objects.filter(decided_at=None, one__in=seen, other__in=seen).select_related(
        "one__home", "other__home"
    )


def like(customer: Customer) -> list[PossibleDuplicate]:
    """The open pairs with this customer."""
    return list(
        PossibleDuplicate.objects.filter(Q(one=customer) | Q(other=customer), decided_at=None)
        .select_related("one", "other").order_by("-points", "pk")[:5]
    )  # fmt: skip


def pair(one: Customer, other: Customer) -> PossibleDuplicate | None:
    """What is known of the two together."""
    first, second = sorted((one.pk, other.pk))
    return PossibleDuplicate.objects.filter(one=first, other=second).first()


def merges(customer: Customer) -> list[Merge]:
    """What was put into the record, and what it was put into, newest first; what was undone is not."""
    return list(
        Merge.objects.filter(Q(kept=customer) | Q(merged=customer), undone_at=None).select_related("kept", "merged")
    )  # fmt: skip


def merge_for(viewer: User, pk: int) -> Merge | None:
    """The merge, if the viewer may see both records."""
    found = Merge.objects.filter(pk=pk).select_related("kept", "merged").first()
    seen = for_viewer(viewer)
    if found and seen.filter(pk__in=[found.kept_id, found.merged_id]).count() == 2:
        return found
    return None


def side_by_side(one: Customer, other: Customer) -> list[dict[str, Any]]:
    """Each field that either has: its name, both values in words, and whether they differ."""
    rows = []
    for name, label in FIELDS.items():
        mine, theirs = _shown(one, name), _shown(other, name)
        if mine or theirs:
            rows.append(
                {"name": name, "label": label, "one": mine, "other": theirs, "differ": mine != theirs}
            )
    return rows


def _shown(customer: Customer, name: str) -> Any:
    value = getattr(customer, name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    display = getattr(customer, f"get_{name}_display", None)
    return display() if display and value not in (None, "") else ("" if value is None else value)


def counts(customers: Iterable[Customer]) -> dict[int, int]:
    """How many tenancies each has: the record with more of them usually stays."""
    found = {one.pk: 0 for one in customers}
    for customer in TenancyPerson.objects.filter(customer__in=found).values_list("customer_id", flat=True):
        found[customer] += 1
    return found
