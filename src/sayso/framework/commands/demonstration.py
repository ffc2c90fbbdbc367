"""A simulated stretch of a landlord's life, for demonstrations and proofs: everything kept but what is planted.

It reads the packs that are loaded, so any framework can be lived through, and any law beside it: each cadence
happens in its period, things begin at a likely rate, and each clock is answered in time.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sayso.foundations.access.actors import Actor
from sayso.foundations.clocks.counting import end_of, on_day, start_of
from sayso.foundations.clocks.periods import Period
from sayso.foundations.history.context import command
from sayso.framework.commands import groups
from sayso.framework.models import Fact
from sayso.framework.queries import editions, standing
from sayso.framework.rules.faults import Fault, Faults
from sayso.framework.rules.lives import Asked, Life
from sayso.framework.rules.living import every_fault, live
from sayso.framework.rules.record import FactRow
from sayso.people.models import Landlord, Place

__all__ = ["Fault", "Faults", "Simulated", "faults_for", "open_local_groups", "simulate"]


@dataclass(frozen=True)
class Simulated:
    """How many facts were recorded, and the keys of the occurrences that are not kept.

    `planted` went wrong as asked; `spilt`, what is due in the stretch and went wrong because a pack counts by the
    same fact what was planted elsewhere.
    `open` are the clocks whose answer would come after the end: in time, and not answered yet.
    """

    facts: int
    planted: Mapping[Fault, tuple[str, ...]]
    spilt: Mapping[Fault, tuple[str, ...]]
    open: tuple[str, ...]

    def keys(self, *faults: Fault) -> set[str]:
        """The keys of all that went wrong in one of the ways."""
        return {key for of in (self.planted, self.spilt) for fault in faults for key in of.get(fault, ())}


@command
def simulate(
    *, landlord: Landlord, places: Iterable[Place], start: date, end: date, seed: int,
    faults: Faults | None = None, by: Actor, at: datetime,
) -> Simulated:  # fmt: skip
    """Record a lived-through stretch of time; a pack must be loaded and counted from `start` or before.

    The same seed over the same places gives the same facts. Nothing is recorded after `at`. What is asked over
    a longer time than the stretch is met before it too. The faults happen in the stretch, so that they are seen
    on the day after its end. Raises NoRoom where one of them cannot happen.
    """
    open_local_groups(landlord=landlord, places=places, by=by, at=start_of(start))
    life = _life(landlord, start, end, seed)
    live(life, faults or {})
    _keep(landlord, life.facts, by, at)
    return Simulated(
        len(life.facts), _sorted(life.planted), _sorted(life.spilt), tuple(sorted(set(life.open)))
    )


def faults_for(
    landlord: Landlord, start: date, end: date, kinds: Iterable[Fault] = tuple(Fault)
) -> dict[str, dict[Fault, int]]:
    """One fault of each of the kinds for every duty of a landlord that can go so wrong in the stretch."""
    return every_fault(_life(landlord, start, end, 0), kinds)


def _sorted(found: Mapping[Fault, list[str]]) -> dict[Fault, tuple[str, ...]]:
    return {fault: tuple(sorted(set(keys))) for fault, keys in found.items() if keys}


def _life(landlord: Landlord, start: date, end: date, seed: int) -> Life:
    loaded = editions.loaded(landlord)
    if not loaded:
        raise ValueError("Load a pack first.")
    return Life(
        asked=[Asked(clause, one.terms(end).of(clause)) for one in loaded for clause in one.pack.duties],
        scope=standing.scope(landlord),
        stretch=Period(start, end),
        chance=random.Random(seed),  # noqa: S311  a simulation, nothing secret
    )


@command
def open_local_groups(*, landlord: Landlord, places: Iterable[Place], by: Actor, at: datetime) -> None:
    """Open a group at each estate and block, of every kind that stands for many."""
    sites = list(places)
    packs = [one.pack for one in editions.loaded(landlord)]
    for group in (group for pack in packs for group in pack.groups if group.local):
        for site in (one for one in sites if one.kind in ("estate", "block")):
            kind = group.kind
            groups.open_group(
                landlord=landlord, name=f"{site.name} {kind}", kind=kind, slug=f"{group.id}-{site.pk}"[:80],
                place=site, by=by, at=at,
            )  # fmt: skip


def _keep(landlord: Landlord, facts: list[FactRow], by: Actor, at: datetime) -> None:
    """Record the facts as if each had been reported soon after it happened."""
    latest = min(at, end_of(on_day(at)))
    Fact.objects.bulk_create(
        [
            Fact(
                landlord=landlord, kind=one.kind, subject_kind=one.subject_kind, subject_id=one.subject_id,
                subject_title=one.subject_title, place_id=one.place_id, group=one.group,
                value=None if one.value is None else Decimal(str(one.value)), occurred_at=one.occurred_at,
                recorded_at=min(one.occurred_at + timedelta(minutes=40), latest), recorded_by=by.actor_name,
            )
            for one in facts
            if one.occurred_at <= latest
        ],
        batch_size=1000,
    )  # fmt: skip
