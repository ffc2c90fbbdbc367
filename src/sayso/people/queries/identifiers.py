"""Everything by which a person is or was known: for taking it out of what stays."""

from __future__ import annotations

from typing import Any

from sayso.foundations.history.tracking import versions
from sayso.people.models import Customer, Home, User
from sayso.people.rules.masking import Identifiers


def survivor(customer: Customer) -> Customer:
    """The record that stands for the person: itself, or the one into which it was merged in the end."""
    while customer.merged_into is not None:
        customer = customer.merged_into
    return customer


def records(customer: Customer) -> list[Customer]:
    """Every record of the person: the one that stands for them, and all that were merged into it, or into those."""
    found, last = [survivor(customer)], [survivor(customer)]
    while last:
        last = list(Customer.objects.filter(merged_into__in=last).order_by("pk"))
        found += last
    return found


def references(customer: Customer) -> set[tuple[str, str]]:
    """Each source and its reference for them, now or before."""
    return {(one.source, one.source_key) for one in _versions(customer) if one.source_key}


def _versions(customer: Customer) -> list[Any]:
    """What their records said, now and before."""
    return [version for one in records(customer) for version in versions(one)]


def of(customer: Customer) -> Identifiers:
    """Their names, numbers, addresses and references, now and before."""
    known = _versions(customer)
    accounts = [one for user in User.objects.filter(customer__in=records(customer)) for one in versions(user)]
    homes = Home.objects.filter(pk__in={one.home_id for one in known if one.home_id})
    homes |= Home.objects.filter(tenancies__people__customer__in=records(customer))
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
