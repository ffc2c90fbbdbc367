"""The register's background work, what it does by the clock, and the news that asks for it."""

from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.dispatch import receiver
from django.utils import timezone

from sayso.foundations.access.actors import System
from sayso.foundations.jobs.queue import enqueue, job, periodic
from sayso.people import events
from sayso.people.commands import (
    deliveries,
    duplicates,
    erasure_list,
    profiles,
    retention,
    sessions,
    watching,
)
from sayso.people.queries import deliveries as delivered
from sayso.people.queries import landlords

TAKING = System("taking in")


@periodic("people.clear_sessions", "40 3 * * *")
def clear_sessions() -> None:
    """Clear sessions away that are over."""
    sessions.clear_expired(by=System("cleaning"), at=timezone.now())


@job("people.carry_out")
def carry_out(delivery_id: int) -> None:
    """Read or take in one delivery. What fails for a fault of ours is not tried again; a lost database is."""
    try:
        deliveries.carry_out(delivery_id=delivery_id, by=TAKING, at=timezone.now())
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        deliveries.give_up(delivery_id=delivery_id, by=TAKING, at=timezone.now())
        raise


@receiver(events.delivery_waits)
def carry_out_soon(delivery_id: int, **news: Any) -> None:
    """A delivery waits: ask a worker to see to it."""
    enqueue(carry_out, once=f"people.carry_out:{delivery_id}", delivery_id=delivery_id)


@periodic("people.deliveries", "* * * * *")
def sweep_deliveries() -> None:
    """Look into the watched folder, see to what a killed worker left behind, and clear away what is a day old."""
    watching.watch(by=System("watched folder"), at=timezone.now())
    for pk in delivered.waiting():
        carry_out_soon(delivery_id=pk)
    deliveries.clear_old(by=System("cleaning"), at=timezone.now())


@receiver(events.customer_erased)
def list_erasure(**news: Any) -> None:
    """Somebody was taken out: have the list say so, for the day on which an older backup is restored."""
    transaction.on_commit(erasure_list.keep, robust=True)


@job("people.find_duplicates")
def find_duplicates() -> None:
    """Look through every register for records that may be one person."""
    duplicates.find_everywhere(by=System("comparing"), at=timezone.now())


@receiver(events.duplicates_asked)
def find_duplicates_soon(**news: Any) -> None:
    """Queue the search that somebody asked for."""
    enqueue(find_duplicates, once="people.find_duplicates")


@periodic("people.find_duplicates_nightly", "20 4 * * *")
def find_duplicates_nightly() -> None:
    """The same, every night after the housing system's files."""
    duplicates.find_everywhere(by=System("comparing"), at=timezone.now())


@periodic("people.retention", "50 1 * * *")
def keep_to_retention() -> None:
    """Let go of what is past its time, and have the list of erasures whole."""
    retention.run_everywhere(by=System("retention"), at=timezone.now())
    erasure_list.keep()


@periodic("people.profiles", "45 4 1 * *")
def find_profiles() -> None:
    """Look for typical profiles, once a month."""
    for landlord in landlords.all_of_them():
        profiles.look(landlord=landlord, by=System("profiling"), at=timezone.now())
