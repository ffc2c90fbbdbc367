"""Count who takes part, once a quarter, and keep what may be shown of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.listening.models import Representation
from sayso.listening.queries import representation
from sayso.listening.rules import representation as rule
from sayso.listening.rules.representation import Cell
from sayso.people.models import Landlord

NOWHERE = 0  # the place of those who have none


def quarter(day: date) -> tuple[date, date]:
    """The year that ended with the last whole quarter: its first day, and the day after its last."""
    until = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return until.replace(year=until.year - 1), until


@command
def make(*, landlord: Landlord, by: Actor, at: datetime) -> Representation:
    """Count the last year up to the end of the last quarter. Twice is once: what was shown is never counted again."""
    Landlord.objects.select_for_update(no_key=True).get(pk=landlord.pk)  # two who ask at once get one
    today = timezone.localdate(at)
    since, until = quarter(today)
    made = Representation.objects.filter(landlord=landlord, until=until).first()
    if made is not None:
        return made
    tree = representation.tree(landlord)
    counts = representation.counts(landlord, since, until, today)
    order = {name: list(representation.labels(name, landlord.nation)) for name in counts}
    return Representation.objects.create(
        landlord=landlord, since=since, until=until, made_at=at, tables=tables(tree, counts, order)
    )


def tables(
    tree: Mapping[int, int | None], counts: representation.Counts, order: Mapping[str, list[str]]
) -> dict[str, Any]:
    """What may be shown: of the whole landlord, and of places, by each question."""
    if not counts:
        return {}
    every: dict[int, list[Cell]] = {
        place: [_sum(cells.values())] for place, cells in next(iter(counts.values())).items()
    }
    total = _sum(cells[0] for cells in every.values())
    if not rule.is_safe(total):
        return {}
    among = rule.published(tree, every, list(tree))  # totals can be compared across the tables
    return {by: _table(tree, places, order[by], among) for by, places in counts.items()}


def _table(
    tree: Mapping[int, int | None],
    places: Mapping[int, Mapping[str, Cell]],
    order: list[str],
    among: Collection[int],
) -> dict[str, Any]:
    answers = [one for one in order if any(one in cells for cells in places.values())]
    answers += sorted({one for cells in places.values() for one in cells} - set(order))
    whole = {one: _sum(cells.get(one, (0, 0)) for cells in places.values()) for one in answers}
    groups = rule.grouped(whole, apart=representation.APART)
    if not groups:
        return {"groups": [], "cells": [], "places": {}}
    by_place = {
        place: [_sum(cells.get(one, (0, 0)) for one in group) for group in groups]
        for place, cells in places.items()
    }
    shown = rule.published(tree, by_place, among)
    figures = rule.figures(tree, by_place, shown)
    return {
        "groups": groups,
        "cells": figures[None],
        "places": {str(place): figures[place] for place in shown},
    }


def _sum(cells: Any) -> Cell:
    both = list(cells)
    return sum(one[0] for one in both), sum(one[1] for one in both)
