"""Questions about how long records are kept, and which are past their time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import DateTimeField, Model, Q, QuerySet
from django.utils import timezone

from sayso.foundations.history.erasing import nothing
from sayso.foundations.history.retention import Retention, declared
from sayso.people.models import Landlord, RetentionRule, RetentionRun
from sayso.people.models.retention import LONGEST

__all__ = ["LONGEST", "Kept", "chosen", "cutoff", "due", "listed"]


@dataclass(frozen=True)
class Kept:
    """One kind of record as the page shows it."""

    rule: Retention
    months: int
    last: RetentionRun | None
    due: int | None = None


def chosen(landlord: Landlord) -> dict[str, int]:
    """The months for which the landlord keeps each kind: its own choice, else the model's."""
    own = dict(RetentionRule.objects.filter(landlord=landlord).values_list("kind", "months"))
    return {rule.kind: own.get(rule.kind, rule.months) for _model, rule in declared()}


def listed(
    landlord: Landlord, asked: Mapping[str, int] | None = None, today: date | None = None
) -> list[Kept]:
    """Every kind with its length, and when something last went; with `asked`, how many would go tonight."""
    months = {**chosen(landlord), **(asked or {})}
    last = {
        one.kind: one
        for one in RetentionRun.objects.filter(landlord=landlord).order_by("kind", "-at").distinct("kind")
    }
    return [
        Kept(
            rule, months[rule.kind], last.get(rule.kind),
            due(model, rule, landlord, months, today).count() if asked is not None and today else None,
        )
        for model, rule in declared()
    ]  # fmt: skip


def cutoff(months: int, today: date) -> date:
    """The day before which something must have finished to be past its time."""
    day: date = today - relativedelta(months=months)
    return day


def due(
    model: type[Model],
    rule: Retention,
    landlord: Landlord,
    months: Mapping[str, int],
    today: date | None = None,
) -> QuerySet[Any]:
    """The landlord's records of a kind that are past their time."""
    today = today or timezone.localdate()
    past = _before(model, rule.after, cutoff(months[rule.kind], today))
    found: QuerySet[Any] = model._default_manager.filter(rule.where, past, **{rule.landlord: landlord})
    if rule.takes:
        found = found.exclude(**{name: nothing(model._meta.get_field(name)) for name in rule.takes})  # type: ignore[arg-type]
    return found.exclude(_held(months, today)) if rule.whole_person else found


def _before(model: type[Model], field: str, day: date) -> Q:
    moment = datetime.combine(day, time.min, timezone.get_current_timezone())
    is_moment = isinstance(model._meta.get_field(field), DateTimeField)
    return Q(**{f"{field}__lt": moment if is_moment else day})


def _held(months: Mapping[str, int], today: date) -> Q:
    """Customers of whom something is younger than its own time or not finished, and those who are out already."""
    held = Q(erasure__isnull=False) | Q(merged_into__isnull=False)
    for model, rule in declared():
        young = Q(**{f"{rule.after}__isnull": True}) | ~_before(
            model, rule.after, cutoff(months[rule.kind], today)
        )
        for way in rule.holds:
            held |= Q(pk__in=model._default_manager.filter(young).exclude(**{way: None}).values(way))
    return held
