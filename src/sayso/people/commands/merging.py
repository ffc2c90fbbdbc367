"""Put two records of one person together, and take them apart again without loss.

Everything that points to the merged record moves to the one that is kept, whichever app it belongs to: the
models themselves say what points to a customer, so a new table cannot be forgotten. What may not move, because
the kept record has its own (the same need, an account) or because it never changes (who looked), stays where it
is; the merged record remains as the old name of the person (`queries.identifiers`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.commands import duplicates
from sayso.people.models import (
    Customer,
    Erasure,
    Home,
    Merge,
    Representative,
    Session,
    SourceRecord,
    TenancyPerson,
    User,
)
from sayso.people.queries import identifiers
from sayso.people.queries.duplicates import FIELDS
from sayso.people.rules import contacts, tenancies
from sayso.people.rules.tenancies import Span

# Rows that follow rules of their own: tenancies remember where they came from, the rest describes the record itself.
_NOT_MOVED = {"people.Customer", "people.TenancyPerson", "people.SourceRecord", "people.PossibleDuplicate",
              "people.Merge", "people.Erasure"}  # fmt: skip
_KEPT_FIELDS = ("full_name", "known_as", "date_of_birth", "kind", "email", "phone", "postal_address", "home_id", "place_id",
                "channel", "language", "format", "is_online", "needs_asked_on", "left_on")  # fmt: skip
_MERGED_FIELDS = ("home_id", "left_on")
REACHED = ("email", "phone", "postal_address", "channel", "language", "format")


class CannotMerge(Refusal):
    """The two records cannot be one person, or not now."""


class CannotTakeApart(Refusal):
    """Something that came later stands on the merge."""


@command
def merge(*, kept: Customer, merged: Customer, take: Collection[str] = (), by: Actor, at: datetime) -> Merge:
    """Put `merged` into `kept`; of the fields in `take`, the merged record's value is the right one. Twice is once.

    A field that is empty on the kept record is filled from the other. Raises `CannotMerge`.
    """
    both = {
        one.pk: one
        for one in Customer.objects.select_for_update().filter(pk__in=[kept.pk, merged.pk]).order_by("pk")
    }
    if len(both) == 2 and both[merged.pk].merged_into_id == kept.pk:
        done = Merge.objects.filter(kept=kept, merged=merged, undone_at=None).first()
        if done:
            return done
    _refuse(both, kept, merged)
    kept, merged = both[kept.pk], both[merged.pk]
    before = {"kept": _said(kept, _KEPT_FIELDS), "merged": _said(merged, _MERGED_FIELDS), "told": _told(kept)}
    _combine(kept, merged, take)
    # The e-mail may be the same on both: the merged record leaves its home and is gone before the other is written.
    merged.merged_into, merged.home, merged.left_on = kept, None, merged.left_on or timezone.localdate(at)
    merged.save()
    kept.save()
    moved = [row for model, field in _pointing() for row in _move(model, field, merged, kept)]
    _move_tenancies(merged, kept)
    _end_sessions(merged)
    duplicates.settle(merged)
    after = {"kept": _said(kept, _KEPT_FIELDS), "merged": _said(merged, _MERGED_FIELDS)}
    return Merge.objects.create(
        kept=kept, merged=merged, at=at, by=by.actor_name, moved=moved, before=before, after=after
    )


def _refuse(both: dict[int, Customer], kept: Customer, merged: Customer) -> None:
    if len(both) != 2:
        raise CannotMerge(_("Choose two records. This is one and the same."))
    if both[kept.pk].landlord_id != both[merged.pk].landlord_id:
        raise CannotMerge(_("The two are with different landlords. Each keeps its own record."))
    if any(one.merged_into_id for one in both.values()):
        raise CannotMerge(_("One of the two was put into another record already. Open that one instead."))
    if Erasure.objects.filter(customer__in=both).exists():
        raise CannotMerge(_("One of the two was taken out for good. Nothing can be added to it."))
    if Representative.objects.filter(
        Q(speaker=kept, customer=merged) | Q(speaker=merged, customer=kept), ends_on=None
    ).exists():
        raise CannotMerge(
            _("One speaks for the other, so they are two people. If that is wrong, end it first.")
        )


def _said(customer: Customer, names: Collection[str]) -> dict[str, Any]:
    values = {name: getattr(customer, name) for name in names}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _combine(kept: Customer, merged: Customer, take: Collection[str]) -> None:
    """Give the kept record what it lacks, and what was said to be right on the other."""
    for name in FIELDS:
        mine, theirs = getattr(kept, name), getattr(merged, name)
        if theirs not in (None, "") and (name in take or mine in (None, "")):
            setattr(kept, name, theirs)
    kept.place = kept.home.place if kept.home else kept.place or merged.place
    asked = [one for one in (kept.needs_asked_on, merged.needs_asked_on) if one]
    kept.needs_asked_on = max(asked, default=None)
    if merged.left_on is None:
        kept.left_on = None


def _pointing() -> Iterator[tuple[type[models.Model], str]]:
    """Each model and field that points to a customer and may change."""
    for relation in Customer._meta.get_fields(include_hidden=True):
        if not (
            relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
        ):
            continue
        model: Any = relation.related_model
        fixed = any(trigger.name == "append_only" for trigger in getattr(model._meta, "triggers", ()))
        if model._meta.label not in _NOT_MOVED and not fixed:
            yield model, relation.field.name  # type: ignore[union-attr]


def _move(model: type[models.Model], field: str, old: Customer, new: Customer) -> list[list[Any]]:
    """Point the rows to the new record; those that would clash with one of its own stay. Gives what moved."""
    rows = model._default_manager.filter(**{field: old})
    ids = sorted(rows.values_list("pk", flat=True))
    if not ids:
        return []
    if not points(model, field, ids, new):
        ids = [pk for pk in ids if points(model, field, [pk], new)]
    return [[model._meta.label, field, pk] for pk in ids]


def points(model: type[models.Model], field: str, ids: list[Any], new: Customer) -> bool:
    """Point the rows to the record, unless one of its own forbids it; whether they do."""
    try:
        with transaction.atomic():
            model._default_manager.filter(pk__in=ids).update(**{field: new})
    except IntegrityError:
        return False
    return True


def _move_tenancies(old: Customer, new: Customer) -> None:
    """As an extract does: each remembers the record it came from, unless the other is in that tenancy too."""
    theirs = TenancyPerson.objects.filter(customer=new).values("tenancy")
    moving = TenancyPerson.objects.filter(customer=old).exclude(tenancy__in=theirs)
    moving.filter(came_from=None).update(customer=new, came_from=old)
    TenancyPerson.objects.filter(customer=old).exclude(tenancy__in=theirs).update(customer=new)


def _end_sessions(merged: Customer) -> None:
    """Whoever is signed in as the merged record signs in again, as the one that is kept."""
    Session.objects.filter(user__in=User.objects.filter(customer=merged)).delete()


@command
def take_apart(*, merge: Merge, by: Actor, at: datetime) -> Merge:
    """Undo a merge: rows and fields go back, save what was changed since. Twice is once. Raises `CannotTakeApart`."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None:
        return merge
    both = {
        one.pk: one
        for one in Customer.objects.select_for_update()
        .filter(pk__in=[merge.kept_id, merge.merged_id])
        .order_by("pk")
    }
    kept, merged = both[merge.kept_id], both[merge.merged_id]
    if kept.merged_into_id:
        raise CannotTakeApart(_("The record was itself put into another since. Take that apart first."))
    for later in Merge.objects.filter(kept=kept, undone_at=None, pk__gt=merge.pk).order_by("pk"):
        raise CannotTakeApart(
            _("%(name)s was put into the same record later. Take that apart first.") % {"name": later.merged}
        )
    _undo(merge, kept, merged, by, at)
    return merge


@command
def split_by_source(*, merge: Merge, by: Actor, at: datetime) -> Merge:
    """The source says that the two are not one. As `take_apart`, whatever else was put into the same record since."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is None:
        _undo(merge, merge.kept, merge.merged, by, at)
    return merge


def _undo(merge: Merge, kept: Customer, merged: Customer, by: Actor, at: datetime) -> None:
    before = {**merge.before["kept"], **_told_since(kept, merge)}
    _restore(kept, before, merge.after["kept"], _brought(kept, merged))
    _restore(merged, merge.before["merged"], merge.after["merged"])
    merged.merged_into = None
    kept.save()
    merged.save()
    # After saving: the database keeps the rule of contact by the needs that move.
    _move_back(merge, kept, merged)
    if kept.merged_into_id is None:
        _settle_home(kept, None, timezone.localdate(at))
    _settle_home(merged, _home_told(merged), timezone.localdate(at))
    _forget_home_told(merged)
    merge.undone_at, merge.undone_by = at, by.actor_name
    merge.save(update_fields=["undone_at", "undone_by"])
    duplicates.different(one=kept, other=merged, by=by, at=at)


def _move_back(merge: Merge, kept: Customer, merged: Customer) -> None:
    holders = [kept, identifiers.survivor(kept)]  # where the kept record was itself put into another since
    wanted: dict[tuple[str, str], list[Any]] = {}
    for label, field, pk in merge.moved:
        wanted.setdefault((label, field), []).append(pk)
    for model, field in _pointing():
        ids = wanted.get((model._meta.label, field), [])
        theirs = model._default_manager.filter(pk__in=ids, **{f"{field}__in": holders})
        ids = sorted(theirs.values_list("pk", flat=True))
        if ids and not points(model, field, ids, merged):
            for pk in ids:
                points(model, field, [pk], merged)
    theirs = TenancyPerson.objects.filter(customer__in=holders)
    theirs.filter(came_from=merged).update(customer=merged, came_from=None)
    theirs.filter(came_from__in=identifiers.records(merged)).update(customer=merged)  # what it had by others


def _brought(kept: Customer, merged: Customer) -> dict[str, Any]:
    """How the merged record's source has said to reach the person, and where it said they live: not so the kept one's own."""
    theirs, own = (_told(one) for one in (merged, kept))
    found = {name: theirs[name] for name in REACHED if name in theirs and theirs[name] != own.get(name)}
    home = _home_told(merged)
    return {**found, "home_id": home.pk} if home else found


def _told_since(kept: Customer, merge: Merge) -> dict[str, Any]:
    """How the kept record's own source has said to reach the person since the merge, if it was kept what it said before."""
    own = _told(kept)
    then = merge.before.get("told", own)
    return {name: own[name] for name in REACHED if name in own and own[name] != then.get(name)}


def _told(customer: Customer) -> dict[str, Any]:
    record = SourceRecord.objects.filter(customer=customer).first()
    return record.said if record else {}


def _home_told(customer: Customer) -> Home | None:
    """Where a file said that a merged record lives, which has no tenancy."""
    key = _told(customer).get("home")
    return Home.objects.filter(landlord=customer.landlord_id, source_key=key).first() if key else None


def _restore(
    customer: Customer, before: dict[str, Any], after: dict[str, Any], brought: Mapping[str, Any] = {}
) -> None:
    """Set back each field that the merge changed and nobody has changed since, or that came by the other's source since."""
    now = _said(customer, before)
    for name, value in before.items():
        by_merge = after[name] != value and now[name] == after[name]
        since = now[name] != after[name] and now[name] == brought.get(name)
        if by_merge or since:
            setattr(customer, name, Customer._meta.get_field(name).to_python(value))  # type: ignore[union-attr]
    if contacts.unreachable_because(customer.channel, email=customer.email, phone=customer.phone):
        customer.channel = contacts.best_channel(email=customer.email, phone=customer.phone)


def _forget_home_told(customer: Customer) -> None:
    """A record that stands by itself has its home in the register; only of a merged one is it remembered what a file said."""
    said = _told(customer)
    if "home" in said:
        kept = {name: value for name, value in said.items() if name != "home"}
        SourceRecord.objects.filter(customer=customer).update(said=kept)


def _settle_home(customer: Customer, told: Home | None, today: date) -> None:
    """Each lives where the tenancies say that came back, or came since; without any, where they were or a file said."""
    spans = [
        Span(one.tenancy.home_id, one.tenancy_id, one.tenancy.starts_on,
             min((day for day in (one.tenancy.ends_on, one.left_on) if day), default=None))
        for one in TenancyPerson.objects.filter(customer=customer).select_related("tenancy")
    ]  # fmt: skip
    if spans:
        customer.home_id, left_on = tenancies.lives(spans, today)
        has_died = SourceRecord.objects.filter(customer=customer, has_died=True).exists()
        customer.left_on = customer.left_on if has_died else left_on
    elif told:
        customer.home = told
    if spans or customer.home_id:
        customer.place = Home.objects.get(pk=customer.home_id).place if customer.home_id else None
    customer.save(update_fields=["home", "place", "left_on"])
