"""Take a person out: their name, addresses, needs and files go; counts, verdicts and threads stay.

What goes is said by each model (`PersonalData`), so a new table cannot be forgotten. The history beside a
table follows it. What no row points to, such as print files, other apps see to when they hear the news.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pghistory.models
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db.models import Field, GeneratedField, Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.history.erasing import erasing, nothing
from sayso.foundations.history.tracking import history_of
from sayso.foundations.refusals import Refusal
from sayso.people.commands import deliveries
from sayso.people.commands.extracts import memory
from sayso.people.enums import Channel
from sayso.people.events import customer_erased
from sayso.people.models import Customer, Erasure, ImportRun, User
from sayso.people.queries import identifiers
from sayso.people.rules.masking import mask


class NoReason(Refusal):
    """Nobody is taken out without saying why."""


class StillLivesThere(Refusal):
    """The person still rents or owns, and it was not said that they go all the same."""


def fingerprint(landlord: str, source: str, key: str) -> str:
    """By which an import knows a reference that was erased, without keeping the reference."""
    return hashlib.sha256("\x1f".join((landlord, source, key)).encode()).hexdigest()


@command
def erase(
    *, customer: Customer, because: str, words: bool = False, although_there: bool = False, by: Actor, at: datetime
) -> Erasure:  # fmt: skip
    """Take the person out of everything, for good. Twice is once.

    `because` says who asked. Their words stay, without what names them, unless `words` asks for those to go too.
    Records that were merged are one person and go together. Later imports leave the person out.
    Raises `NoReason`, `StillLivesThere`.
    """
    stands = identifiers.survivor(customer)
    locked = Customer.objects.select_for_update(of=("self",)).select_related("landlord").get(pk=stands.pk)
    done = Erasure.objects.filter(customer=locked).first()
    if done is not None:
        return done
    today = timezone.localdate(at)
    _check(locked, because, today, although_there=although_there)
    records, references = identifiers.records(locked), identifiers.references(locked)
    pattern = identifiers.of(locked).pattern()
    memory.forget(locked.landlord, {key for _source, key in references})
    done = Erasure.objects.create(
        landlord=locked.landlord, customer=locked, erased_at=at, erased_by=by.actor_name, words=words,
        reason=mask(because.strip(), pattern)[:200],
        fingerprints=[fingerprint(locked.landlord.slug, *one) for one in references],
    )  # fmt: skip
    with erasing():
        # What hangs on others first: a way through a row that is gone leads nowhere.
        for model in sorted(_models(), key=lambda one: one is Customer):
            _take_out(model, records, pattern, words=words)
        for one in records:
            customer_erased.send(sender=None, customer=one, pattern=pattern, words=words, by=by, at=at)
    Customer.objects.filter(pk__in=[one.pk for one in records], left_on=None).update(left_on=today)
    _forget_accounts(records)
    _forget_refused_rows(locked, pattern)
    return done


def _check(customer: Customer, because: str, today: Any, *, although_there: bool) -> None:
    if len(because.strip()) < 3:
        raise NoReason(_("Say why: who asked, and when."), field="because")
    if not although_there and _lives_there(customer, today):
        raise StillLivesThere(
            _("They still have a tenancy. Tick that they go all the same, or wait until it has ended."),
            field="although_there",
        )


def _lives_there(customer: Customer, today: Any) -> bool:
    now = Q(tenancy__starts_on__lte=today) & (Q(tenancy__ends_on=None) | Q(tenancy__ends_on__gte=today))
    return customer.tenancies.filter(now).exists()


def _models() -> list[type[Model]]:
    return [one for one in apps.get_models() if getattr(getattr(one, "PersonalData", None), "whose", ())]


def _take_out(
    model: type[Model], records: list[Customer], pattern: re.Pattern[str] | None, *, words: bool
) -> None:
    """Take the person out of one table, and then out of its history, which holds what was just changed."""
    data: Any = model.PersonalData  # type: ignore[attr-defined]
    history = history_of(model)
    mine = _rows_of(model, (*data.whose, *getattr(data, "named_in", ())), records)
    past = _past_of(history, data.whose, records, mine) if history else None
    rows: QuerySet[Any] = model._default_manager.filter(pk__in=mine)
    for found, table in ((rows, model), (past, history)):
        if found is None or table is None:
            continue
        if table is history:
            _clear_reasons(found, pattern)
        if getattr(data, "gone", False):
            found.delete()
        else:
            _empty(found, table, data, pattern, words=words)


def _rows_of(model: type[Model], ways: Iterable[str], records: list[Customer]) -> list[Any]:
    mine = Q()
    for way in ways:
        mine |= Q(**{f"{way}__in": [one.pk for one in records]})
    return list(model._default_manager.filter(mine).values_list("pk", flat=True))


def _past_of(
    history: type[Model], ways: Iterable[str], records: list[Customer], rows: list[Any]
) -> QuerySet[Any]:
    """The history of the rows, and that of rows that were the customer's and are no more."""
    mine = Q(pgh_obj__in=rows)
    for way in ways:
        if "__" not in way and way != "pk":
            mine |= Q(**{f"{way}__in": [one.pk for one in records]})
    return history._default_manager.filter(mine)


def _clear_reasons(past: QuerySet[Any], pattern: re.Pattern[str] | None) -> None:
    """What was given as a reason for a change of theirs may name them."""
    contexts = past.exclude(pgh_context=None).values_list("pgh_context", flat=True)
    for context in pghistory.models.Context.objects.filter(pk__in=list(contexts)):
        reason = str(context.metadata.get("reason") or "")
        if mask(reason, pattern) != reason:
            context.metadata["reason"] = mask(reason, pattern)
            context.save(update_fields=["metadata"])


def _empty(
    rows: QuerySet[Any], model: type[Model], data: Any, pattern: re.Pattern[str] | None, *, words: bool
) -> None:
    """Empty what goes in one statement; then, row by row, take names out of what stays."""
    gone = [*getattr(data, "erase", ()), *(getattr(data, "scrub", ()) if words else ())]
    there = {one.name: one for one in model._meta.get_fields() if isinstance(one, Field)}
    values = {name: _nothing(there[name]) for name in gone if name in there and not _is_made(there[name])}
    if model.__name__ in ("Customer", "CustomerEvent"):
        values["channel"] = Channel.LETTER  # the only one that needs no address
    if model.__name__ in ("User", "UserEvent"):
        values["is_active"] = False
    if values:
        rows.update(**values)
    masked = [*getattr(data, "mask", ()), *(() if words else getattr(data, "scrub", ()))]
    masked = [name for name in masked if name in there]
    if not masked:
        return
    for row in rows.only("pk", "id", *masked):
        mended = {name: _masked(there[name], row, pattern) for name in masked}
        changed = {name: text for name, text in mended.items() if text != getattr(row, name)}
        if changed:
            model._default_manager.filter(pk=row.pk).update(**changed)


def _masked(field: Field[Any, Any], row: Any, pattern: re.Pattern[str] | None) -> str:
    """The text without what names them; an address made of words gives way to a number."""
    text = str(getattr(row, field.name))
    if field.get_internal_type() == "SlugField":
        spoken = text.replace("-", " ").title()  # as the names in it would be written
        return f"taken-out-{row.id}" if mask(spoken, pattern) != spoken else text
    return mask(text, pattern)


def _is_made(field: Field[Any, Any]) -> bool:
    """Whether the database makes it out of the others."""
    return isinstance(field, GeneratedField) or field.name == "search_text"


def _nothing(field: Field[Any, Any]) -> Any:
    """What stands in a field when its content is gone."""
    if field.name == "password":
        return make_password(None)
    return nothing(field)


def _forget_accounts(records: list[Customer]) -> None:
    """What the libraries for signing in keep beside an account is not ours to classify: it goes."""
    users = User.objects.filter(customer__in=records)
    for one in User._meta.related_objects:
        if not one.related_model.__module__.startswith("sayso."):
            one.related_model._default_manager.filter(**{f"{one.field.name}__in": users}).delete()


def _forget_refused_rows(customer: Customer, pattern: re.Pattern[str] | None) -> None:
    """Rows that an import refused are nobody's by a link: those that name the person go."""
    deliveries.forget(customer)
    for run in ImportRun.objects.filter(source__landlord=customer.landlord_id).exclude(refused=[]):
        kept = [
            one for one in run.refused if not (pattern and pattern.search(" ".join(map(str, one.values()))))
        ]
        if kept != run.refused:
            run.refused = kept
            run.save(update_fields=["refused"])
