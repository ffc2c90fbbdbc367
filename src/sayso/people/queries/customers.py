"""Questions about customers. Every list takes the viewer and gives only what their roles reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower

from sayso.foundations.access.permissions import CASEWORKERS, Permission
from sayso.people.models import Customer, Representative, TenancyPerson, User
from sayso.people.queries import scopes
from sayso.people.queries.identifiers import survivor

SORTS = {"name": "full_name", "place": "place__name", "kind": "kind", "address": "home__address"}
MOST_WORDS = 8
SPELT = 4  # letters from which a word may be misspelt and still be found
# The permission as the doors declare it, for the roles alone: advisers and auditors need no names.
_SEERS = Permission("people.see_people", "", CASEWORKERS)
_UPRN = re.compile(r"[0-9]{6,12}")
_NUMBERISH = re.compile(r"[+0-9][0-9 ()\-]{4,}")


class Unaccent(Func):
    """The text without its accents, as the search text is kept."""

    function = "unaccent"
    output_field = TextField()


@dataclass(frozen=True)
class Found:
    """One answer of a search: enough to know somebody by."""

    id: int
    name: str
    address: str
    reference: str


def for_viewer(viewer: User) -> QuerySet[Customer]:
    """The customers whom the viewer may see: their landlord's, or those of their place."""
    return Customer.objects.filter(scopes.of(viewer, _SEERS).within()).select_related("home", "place")


def matching(people: QuerySet[Customer], text: str) -> QuerySet[Customer]:
    """Those whose name, address, postcode, phone, e-mail or reference hold every word; else words spelt like them."""
    text = text.replace("\x00", "")[:200].strip()
    if _NUMBERISH.fullmatch(text):
        text = re.sub(r"[ ()\-]", "", text)
        if _UPRN.fullmatch(text):
            return people.filter(
                Q(search_text__contains=text) | Q(home__uprn=text.zfill(12)) | Q(home__uprn=text)
            )
    words = text.split()[:MOST_WORDS]
    exact, likely = people, people
    for word in words:
        plain = Unaccent(Lower(Value(word)))
        holds = Q(search_text__contains=plain)
        exact = exact.filter(holds)
        if len(word) >= SPELT and word.isalpha():
            holds |= Q(search_text__trigram_word_similar=plain)
        likely = likely.filter(holds)
    return exact if not words or exact.order_by().exists() else likely


def _reference(customer: Customer) -> str:
    return "" if customer.source == "by hand" else customer.source_key


def search(viewer: User, text: str, limit: int = 10) -> list[Found]:
    """The first few that match, by name; nothing for fewer than two letters. A merged record finds the one that stands."""
    if len(text.strip()) < 2:
        return []
    people = matching(for_viewer(viewer), text).order_by("full_name", "pk")[:limit]
    standing = {one.pk: one for one in (survivor(found) for found in people)}
    return [Found(one.pk, one.full_name, str(one.home or ""), _reference(one)) for one in standing.values()]


def listed(
    viewer: User, *, text: str = "", kind: str = "", place: int | None = None, sort: str = ""
) -> QuerySet[Customer]:
    """The register as a list: narrowed, and sorted by `sort` (`-` before it turns it round).

    Merged records are listed only where somebody searches: by their old reference, say.
    """
    people = for_viewer(viewer)
    people = matching(people, text) if text else people.filter(merged_into=None)
    if kind:
        people = people.filter(kind=kind)
    if place is not None:
        people = people.filter(place__path__contains=f"/{place}/")
    column = F(SORTS.get(sort.removeprefix("-"), "full_name"))
    order = column.desc(nulls_last=True) if sort.startswith("-") else column.asc(nulls_last=True)
    return people.order_by(order, "full_name", "pk")


def one_for(viewer: User, pk: int) -> Customer | None:
    """The customer, if the viewer may see them; with what they said of getting online, which their page shows."""
    return for_viewer(viewer).select_related("getting_online").filter(pk=pk).first()


def tenancies_of(customer: Customer) -> list[TenancyPerson]:
    """The customer's tenancies, newest first."""
    return list(
        TenancyPerson.objects.filter(customer=customer)
        .select_related("tenancy__home")
        .order_by("-tenancy__starts_on", "-pk")
    )


def representations_of(customer: Customer, today: date) -> tuple[list[Representative], list[Representative]]:
    """Those who speak for the customer today, and those for whom they speak."""
    found = list(
        Representative.objects.filter(
            Q(ends_on=None) | Q(ends_on__gt=today), Q(customer=customer) | Q(speaker=customer)
        ).select_related("speaker", "customer").order_by("pk")
    )  # fmt: skip
    by_others = [one for one in found if one.customer_id == customer.pk]
    return by_others, [one for one in found if one.speaker_id == customer.pk]


def representative_for(viewer: User, pk: int) -> Representative | None:
    """The representation, if the viewer may see the customer it is for."""
    found = Representative.objects.filter(pk=pk).select_related("customer", "speaker").first()
    return found if found and one_for(viewer, found.customer_id) else None
