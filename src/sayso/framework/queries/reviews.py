"""Reviews of the framework itself: planned, called for, and done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from sayso.foundations.clocks.counting import on_day
from sayso.framework.models import Fact
from sayso.framework.queries.editions import LoadedEdition
from sayso.framework.rules.own_review import ANSWERED, CALLED, REVIEWED
from sayso.people.models import Landlord


@dataclass(frozen=True)
class ReviewLine:
    """One review: the day it is due or was done, its sort (planned, reactive, called, done) and why."""

    on: date
    sort: str
    reason: str
    open: bool = False
    fact: int | None = None


def _standing(landlord: Landlord, kind: str) -> QuerySet[Fact]:
    """Facts of a kind that were neither corrected nor withdrawn."""
    return Fact.objects.filter(landlord=landlord, kind=kind, corrected_by=None, retracts=False)


def still_called_for(landlord: Landlord) -> list[Fact]:
    """The calls that no review has answered."""
    answer = _standing(landlord, ANSWERED).filter(subject_id=OuterRef("subject_id"), subject_kind="framework")
    return list(_standing(landlord, CALLED).filter(~Exists(answer)).order_by("occurred_at", "pk"))


def reviews(landlord: Landlord, edition: LoadedEdition | None, today: date) -> list[ReviewLine]:
    """Every review that the edition plans, that was called for, or that took place, the latest first."""
    planned = (
        [ReviewLine(one.on, one.kind, one.reason, one.on >= today) for one in edition.pack.reviews]
        if edition
        else []
    )
    last = edition.pack.review_on if edition else None
    if last is not None and last not in {one.on for one in planned}:
        planned.append(ReviewLine(last, "planned", "", last >= today))
    waiting = {one.pk for one in still_called_for(landlord)}
    called = [
        ReviewLine(
            on_day(one.occurred_at) + timedelta(days=int(one.value or 0)),
            "called",
            one.note,
            one.pk in waiting,
            one.pk,
        )
        for one in _standing(landlord, CALLED)
    ]
    done = [
        ReviewLine(on_day(one.occurred_at), "done", one.note, fact=one.pk)
        for one in _standing(landlord, REVIEWED).distinct()
    ]
    return sorted([*planned, *called, *done], key=lambda one: one.on, reverse=True)
