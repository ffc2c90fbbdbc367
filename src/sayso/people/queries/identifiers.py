"""Everything by which a person is or was known: for taking it out of what stays."""

from __future__ import annotations

from typing import Any

from sayso.foundations.history.tracking import versions
from sayso.people.models import Customer, Home, User
from sayso.people.rules.masking import Identifiers


def references(customer: Customer) -> set[tuple[str, str]]:
    """Each source and its reference for them, now or before."""
    return {(one.source, one.source_key) for one in _records(customer) if one.source_key}


def _records(customer: Customer) -> list[Any]:
    """What the record said, now and before, and every one that was merged into it."""
    merged = Customer.objects.filter(merged_into=customer)
    return [version for one in (customer, *merged) for version in versions(one)]


def of(customer: Customer) -> Identifiers:
    """Their names, numbers, addresses and references, now and before."""
    known = _records(customer)
    accounts = [one for user in User.objects.filter(customer=customer) for one in versions(user)]
    homes = Home.objects.filter(pk__in={one.home_id for one in known if one.home_id})
    homes |= Home.objects.filter(tenancies__people__customer=customer)
    places = {one.address for one in homes} | {one.address.split(",")[0] for one in homes}
    return Identifiers(
        names=frozenset(
            {name for one in known for name in (one.full_name, one.known_as) if name}
            | {one.name for one in accounts}
        ),
        phones=frozenset({one.phone for one in (*known, *accounts) if one.phone}),
        others=frozenset(
            {one.email for one in (*known, *accounts) if one.email}
            | {one.postal_address for one in known if one.postal_address}
            | {key for _source, key in references(customer) if len(key) > 3}
            | {one for one in places if " " in one}
        ),
    )
