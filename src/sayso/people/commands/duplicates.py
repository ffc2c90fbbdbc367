"""Find records that may be one person, and note where somebody says that they are two."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.db.models import Q

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.people.events import duplicates_asked
from sayso.people.models import Customer, Landlord, PossibleDuplicate
from sayso.people.queries.duplicates import records
from sayso.people.rules.duplicates import Likeness, likely


def find_everywhere(*, by: Actor, at: datetime) -> None:
    """Look through every landlord's register, one transaction each."""
    for landlord in Landlord.objects.order_by("pk"):
        find(landlord=landlord, by=by, at=at)


@command
def ask(*, by: Actor, at: datetime) -> None:
    """Have the registers looked through soon, not only tonight."""
    duplicates_asked.send(sender=None)


@command
def find(*, landlord: Landlord, by: Actor, at: datetime) -> int:
    """Suggest the landlord's pairs anew; what was decided stays decided. Returns how many are open."""
    with connection.cursor() as cursor:  # one search at a time of one register
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('sayso.duplicates'), %s)", [landlord.pk])
    found = likely(records(landlord))
    open_ = PossibleDuplicate.objects.filter(one__landlord=landlord, decided_at=None)
    pairs = {(one.one, one.other) for one in found}
    open_.filter(
        pk__in=[pk for pk, *pair in open_.values_list("pk", "one", "other") if tuple(pair) not in pairs]
    ).delete()
    _suggest(found, at)
    return open_.count()


@command
def find_for(*, customer: Customer, by: Actor, at: datetime) -> None:
    """Suggest whom one customer may be, at once."""
    found = likely(records(customer.landlord, near=customer))
    _suggest([one for one in found if customer.pk in (one.one, one.other)], at)


def _suggest(found: list[Likeness], at: datetime) -> None:
    PossibleDuplicate.objects.bulk_create(
        [PossibleDuplicate(one_id=one.one, other_id=one.other, points=one.points, reasons=list(one.reasons), found_at=at)
         for one in found],
        batch_size=1000, update_conflicts=True, unique_fields=["one", "other"], update_fields=["points", "reasons"],
    )  # fmt: skip


@command
def different(*, one: Customer, other: Customer, by: Actor, at: datetime) -> None:
    """They are two people: do not suggest the pair again. Twice is once."""
    first, second = sorted((one.pk, other.pk))
    PossibleDuplicate.objects.get_or_create(
        one_id=first, other_id=second, defaults={"points": 0, "reasons": [], "found_at": at}
    )
    PossibleDuplicate.objects.filter(one=first, other=second, decided_at=None).update(
        decided_at=at, decided_by=by.actor_name
    )


def settle(merged: Customer) -> None:
    """A record that was merged is nobody's double any more; its open pairs go."""
    PossibleDuplicate.objects.filter(Q(one=merged) | Q(other=merged), decided_at=None).delete()
