"""The list of who was taken out, kept beside the database, so that a restored backup can repeat it.

A backup that is older than an erasure brings the person back. The list names nobody: it holds fingerprints of references, and
by which record the person was held.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Min

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.history.tracking import history_of
from sayso.foundations.refusals import Refusal
from sayso.people.commands import erasure
from sayso.people.models import Customer, Erasure

FILE = "erasures.jsonl"


class NotAList(Refusal):
    """The file is not such a list."""


@dataclass(frozen=True)
class Entry:
    """One erasure. `record` is the customer's number, `began` when the record was made: together they are one person's."""

    landlord: str
    record: int
    began: str
    erased_at: str
    words: bool
    fingerprints: tuple[str, ...]


@dataclass(frozen=True)
class Repeated:
    """How many erasures of a list were repeated, how many hold already, and how many name nobody here."""

    done: int
    held: int
    nobody: int


def path() -> Path:
    """Where the list is kept: in the data folder."""
    return Path(settings.DATA) / FILE


def keep() -> None:
    """Bring the list up to date. What the database does not know stays: it may be an older one, just restored."""
    with path().with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # until it is closed
        known = _kept(path()) if path().exists() else []
        entries = list(dict.fromkeys([*known, *_of_database()]))
        if entries == known:
            return
        draft = path().with_suffix(".new")
        with draft.open("w", encoding="utf-8") as out:
            out.writelines(f"{json.dumps(asdict(one))}\n" for one in entries)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path())


def back() -> int:
    """How many people of the list are in the database all the same. Raises `NotAList`."""
    if not path().exists():
        return 0
    found = _records(_unknown(_kept(path())))
    return Customer.objects.filter(pk__in=set().union(*found.values()), erasure=None).count()


def _unknown(entries: list[Entry]) -> list[Entry]:
    """The entries that are not this database's own."""
    held = set(_of_database())
    return [one for one in entries if one not in held]


@command
def repeat(*, file: Path, by: Actor, at: datetime) -> Repeated:
    """Take out again whoever is on the list and in the database. Twice is once. Raises `NotAList`."""
    entries = _kept(file)
    done = nobody = 0
    for entry, records in _records(_unknown(entries)).items():
        people = list(Customer.objects.filter(pk__in=records, erasure=None).order_by("pk"))
        nobody += not records
        for one in people:
            erasure.erase(
                customer=one, because=f"Repeated after a restore; first on {entry.erased_at[:10]}", words=entry.words,
                although_there=True, by=by, at=at,
            )  # fmt: skip
        done += bool(people)
    return Repeated(done, len(entries) - done - nobody, nobody)


def _kept(file: Path) -> list[Entry]:
    try:
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        return [Entry(**{**row, "fingerprints": tuple(row["fingerprints"])}) for row in rows]
    except (OSError, ValueError, TypeError, KeyError) as trouble:
        raise NotAList(f"“{file.name}” is not a list of erasures that can be read ({trouble}).") from trouble


def _of_database() -> Iterable[Entry]:
    rows = list(Erasure.objects.order_by("pk").values_list(
        "landlord__slug", "customer", "erased_at", "words", "fingerprints"
    ))  # fmt: skip
    began = _began([record for _slug, record, *_rest in rows])
    return [
        Entry(slug, record, began.get(record, ""), at.isoformat(), words, tuple(sorted(fingerprints)))
        for slug, record, at, words, fingerprints in rows
    ]


def _began(records: Iterable[int]) -> dict[int, str]:
    """When each record was made, as its history has it."""
    history = history_of(Customer)
    assert history is not None
    found = (
        history._default_manager.filter(pgh_obj__in=records).values_list("pgh_obj").annotate(at=Min("pgh_created_at"))
    )  # fmt: skip
    return {record: at.isoformat() for record, at in found.order_by()}


def _records(entries: list[Entry]) -> dict[Entry, set[int]]:
    """The records that each entry means: the same record, or any that a source calls by the same reference."""
    by_print: dict[str, set[int]] = defaultdict(set)
    history = history_of(Customer)
    assert history is not None
    for slug in {one.landlord for one in entries}:
        now = Customer.objects.filter(landlord__slug=slug).exclude(source_key="")
        past = history._default_manager.filter(pgh_obj__landlord__slug=slug).exclude(source_key="")
        names = now.values_list("pk", "source", "source_key")
        names = names.union(past.order_by().values_list("pgh_obj", "source", "source_key"))
        for pk, source, key in names:
            by_print[erasure.fingerprint(slug, source, key)].add(pk)
    there = set(
        Customer.objects.filter(pk__in=[one.record for one in entries]).values_list("pk", "landlord__slug")
    )
    began = _began([pk for pk, _slug in there])
    found = {}
    for one in entries:
        same = (one.record, one.landlord) in there and began.get(one.record) == one.began
        found[one] = ({one.record} if same else set()).union(*(by_print[each] for each in one.fingerprints))
    return found
