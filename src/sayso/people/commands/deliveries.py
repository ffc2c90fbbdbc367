"""Extracts on their way in: kept, tried by a worker, shown, taken in, cleared away."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import re
import shutil
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor, System
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.foundations.tables import csv_lines
from sayso.people.commands.extracts import ExtractResult, How, take_extract
from sayso.people.commands.extracts.mending import refused_lists
from sayso.people.commands.extracts.progress import STEPS
from sayso.people.commands.extracts.reading import LARGEST_FILE
from sayso.people.commands.imports.staging import rows_of
from sayso.people.enums import DeliveryState
from sayso.people.events import delivery_waits
from sayso.people.models import Customer, Delivery, ImportRun, Landlord
from sayso.people.rules.sentences import Sentence, kept

KEPT = timedelta(hours=24)
SHOWN = 50  # refused rows in the result; the files have them all
MOST_FILES = 40
WAITING = (DeliveryState.TO_TRY, DeliveryState.TO_TAKE)
OPEN = (*WAITING, DeliveryState.TRIED)


class NotTaken(Refusal):
    """The files cannot be kept, or are no longer here."""


@dataclass(frozen=True)
class Asked:
    """What is wanted of a delivery: whether it is a whole extract, how much of a list it may end, which column holds what."""

    door: str
    only_try: bool = True
    is_full: bool = False
    may_end: int = 5
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


Chunks = Iterable[bytes]


@command
def receive(
    *, landlord: Landlord, source_name: str, files: Sequence[tuple[str, Chunks]], asked: Asked, by: Actor, at: datetime
) -> Delivery:  # fmt: skip
    """Keep the files and ask a worker to read them. The same bytes asked the same, while unfinished, are the same delivery.

    Raises `NotTaken`.
    """
    if not 0 < len(files) <= MOST_FILES:
        raise NotTaken(_("Send between 1 and %(most)s files.") % {"most": MOST_FILES}, field="extract")
    if not source_name.strip():
        raise NotTaken(_("Say which system it comes from."), field="source")
    folder = uuid.uuid4().hex
    kept = Path(settings.MEDIA_ROOT) / "deliveries" / folder
    try:
        sha256, names = _keep(kept / "in", files)
        rows_of("SELECT pg_advisory_xact_lock(hashtext('sayso.receive'), hashtext(%(sha)s))", sha=sha256)
        wanted = DeliveryState.TO_TRY if asked.only_try else DeliveryState.TO_TAKE
        same = Delivery.objects.filter(
            landlord=landlord, source_name=source_name.strip()[:40], sha256=sha256, door=asked.door, is_full=asked.is_full,
            state__in=OPEN if asked.only_try else (DeliveryState.TO_TAKE,), received_by=by.actor_name,
        ).first()  # fmt: skip
        if same is not None:
            shutil.rmtree(kept, ignore_errors=True)
            return same
        made = Delivery.objects.create(
            landlord=landlord, source_name=source_name.strip()[:40], door=asked.door, file_name=", ".join(names)[:255],
            sha256=sha256, folder=folder, is_full=asked.is_full, may_end=asked.may_end, mappings=dict(asked.mappings),
            state=wanted, received_at=at, received_by=by.actor_name,
        )  # fmt: skip
    except BaseException:
        shutil.rmtree(kept, ignore_errors=True)
        raise
    delivery_waits.send(sender=None, delivery_id=made.pk)
    return made


def _keep(folder: Path, files: Sequence[tuple[str, Chunks]]) -> tuple[str, list[str]]:
    """Write the files, each by a harmless form of its own name: what is in a list is told by it. Their fingerprint and names.

    The order in which the files come makes no difference.
    """
    folder.mkdir(parents=True)
    prints: list[str] = []
    names: list[str] = []
    for number, (name, chunks) in enumerate(sorted(files, key=lambda one: one[0])):
        bare = re.sub(r"[^\w.() -]", "_", name.replace("\\", "/").rsplit("/", 1)[-1])[-120:].lstrip(". ")
        bare = bare or "file"
        if len(files) > 1 and bare.lower().endswith(".zip"):
            raise NotTaken(_("Send a ZIP by itself, or the lists without a ZIP."), field="extract")
        path = folder / (f"{number}_{bare}" if (folder / bare).exists() else bare)
        mark, size = hashlib.sha256(), 0
        with path.open("wb") as out:
            for chunk in chunks:
                size += len(chunk)
                if size > LARGEST_FILE:
                    most = LARGEST_FILE // 1_000_000
                    raise NotTaken(
                        _("The file is too large: the most is %(most)s MB. Split it.") % {"most": most}, field="extract"
                    )  # fmt: skip
                mark.update(chunk)
                out.write(chunk)
        prints.append(mark.hexdigest())
        names.append(bare)
    return _together(prints), names


def fingerprint(files: Sequence[Chunks]) -> str:
    """What `receive` knows the files by: of one its SHA-256, of several one made of theirs, in whatever order."""
    prints = []
    for chunks in files:
        mark = hashlib.sha256()
        for chunk in chunks:
            mark.update(chunk)
        prints.append(mark.hexdigest())
    return _together(prints)


def _together(prints: list[str]) -> str:
    return prints[0] if len(prints) == 1 else hashlib.sha256("".join(sorted(prints)).encode()).hexdigest()


@command
def try_again(*, delivery: Delivery, asked: Asked, by: Actor, at: datetime) -> Delivery:
    """Read it again in another way. Raises `NotTaken` where its files are no longer here."""
    held = _held(delivery)
    if held.state not in (DeliveryState.TRIED, DeliveryState.REFUSED):
        return held
    _there(held)
    held.is_full, held.may_end, held.mappings = asked.is_full, asked.may_end, dict(asked.mappings)
    return _wait(held, DeliveryState.TO_TRY)


@command
def take_in(*, delivery: Delivery, by: Actor, at: datetime) -> Delivery:
    """It was looked at and is to be taken in. Twice is once. Raises `NotTaken` where its files are no longer here."""
    held = _held(delivery)
    if held.state != DeliveryState.TRIED:
        return held
    _there(held)
    return _wait(held, DeliveryState.TO_TAKE)


@command
def leave(*, delivery: Delivery, by: Actor, at: datetime) -> Delivery:
    """It is not to be taken in: its files go. Twice is once."""
    held = _held(delivery)
    if held.state in (DeliveryState.TRIED, DeliveryState.REFUSED):
        held.state, held.finished_at = DeliveryState.LEFT, at
        _clear(held)
    return held


def _held(delivery: Delivery) -> Delivery:
    return Delivery.objects.select_for_update().get(pk=delivery.pk)


def _there(held: Delivery) -> None:
    if not held.folder or not (held.path / "in").exists():
        raise NotTaken(_("The file is no longer here. Upload it again."))


def _wait(held: Delivery, state: str) -> Delivery:
    held.state, held.step, held.steps, held.per_cent, held.says = state, 0, 0, 0, ""
    held.save()
    delivery_waits.send(sender=None, delivery_id=held.pk)
    return held


class _Progress:
    """Tells how far it is by a connection of its own, so that it can be seen before the import's transaction ends.

    Each step when it begins, and within one not more than once a second.
    """

    def __init__(self, delivery: Delivery) -> None:
        self.pk = delivery.pk
        self.line = connection.copy()
        self.step, self.at = -1, 0.0

    def __call__(self, step: int, per_cent: int) -> None:
        if step == self.step and time.monotonic() - self.at < 1:
            return
        self.step, self.at = step, time.monotonic()
        # Only news: where the row is held or the line is gone, the import goes on without telling.
        with contextlib.suppress(DatabaseError), self.line.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
            cursor.execute(
                "UPDATE people_delivery SET step = %s, steps = %s, per_cent = %s WHERE id = %s",
                [step, STEPS, per_cent, self.pk],
            )

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *trouble: object) -> None:
        self.line.close()


@command
def carry_out(*, delivery_id: int, by: Actor, at: datetime) -> Delivery | None:
    """Read or take in a delivery that waits, in one transaction; what became of it is kept in the same one.

    Nothing happens where another worker is at it, or where it no longer waits: a job that runs twice does its work once.
    """
    [(is_mine,)] = rows_of(
        "SELECT pg_try_advisory_xact_lock(hashtext('sayso.delivery'), %(pk)s::int)", pk=delivery_id
    )
    waiting = Delivery.objects.select_related("landlord").filter(pk=delivery_id, state__in=WAITING)
    delivery = waiting.first() if is_mine else None
    if delivery is None:
        return None
    files = sorted((delivery.path / "in").iterdir()) if (delivery.path / "in").exists() else []
    is_try = delivery.state == DeliveryState.TO_TRY
    how = How(
        dry_run=is_try, full=delivery.is_full, may_end=delivery.may_end, every=True, mappings=delivery.mappings
    )  # fmt: skip
    try:
        if not files:
            raise NotTaken(Sentence("The file is no longer here. Upload it again."))
        path = files[0] if len(files) == 1 else files[0].parent
        with transaction.atomic(), _Progress(delivery) as tell:
            result = take_extract(
                landlord=delivery.landlord, source_name=delivery.source_name, path=path, how=how, tell=tell,
                file_name=delivery.file_name, by=System(delivery.received_by), at=at,
            )  # fmt: skip
    except Refusal as refusal:
        return _refused(delivery, refusal)
    _write(delivery, path, result)
    delivery.result = _plain(result)
    delivery.state = DeliveryState.TRIED if is_try else DeliveryState.TAKEN
    delivery.run = ImportRun.objects.get(pk=result.run_id) if result.run_id else None
    return _finished(delivery)


@command
def give_up(*, delivery_id: int, by: Actor, at: datetime) -> None:
    """Something in Sayso itself went wrong while it was read: nothing was taken in, and it is not tried for ever."""
    delivery = Delivery.objects.select_for_update().filter(pk=delivery_id, state__in=WAITING).first()
    if delivery is not None:
        says = Sentence("Something went wrong in Sayso itself, and nothing was taken in. Tell whoever runs Sayso: their log says more.")  # fmt: skip
        _refused(delivery, NotTaken(says))


def _refused(delivery: Delivery, refusal: Refusal) -> Delivery:
    told = {name: getattr(refusal, name, None) for name in ("columns", "mapping", "part")}
    delivery.state, delivery.says = DeliveryState.REFUSED, refusal.says
    delivery.result = {
        "field": refusal.field,
        **kept(refusal.says),
        **{name: said for name, said in told.items() if said},
    }
    return _finished(delivery)


def _finished(delivery: Delivery) -> Delivery:
    delivery.step = delivery.steps = delivery.per_cent = 0
    delivery.finished_at = timezone.now()  # `at` is when the work began
    delivery.save()
    if delivery.state == DeliveryState.TAKEN:
        transaction.on_commit(lambda: shutil.rmtree(delivery.path / "in", ignore_errors=True))
    return delivery


def _plain(result: ExtractResult) -> dict[str, object]:
    parts = [
        {**vars(one), "mapping": dict(one.mapping), "columns": list(one.columns)} for one in result.parts
    ]
    return {
        "parts": parts, "counts": result.counts, "notes": [str(one) for one in result.notes], "noted": [kept(one) for one in result.notes], "first": [vars(one) for one in result.first],
        "refused": [{**vars(one), **kept(one.says)} for one in result.refused[:SHOWN]], "refused_rows": sum(one.refused for one in result.parts),
        "rows": result.rows, "lists": sorted({one.part for one in result.refused}),
    }  # fmt: skip


def _write(delivery: Delivery, path: Path, result: ExtractResult) -> None:
    """The files for people: every difference, and each list's refused rows to mend and send back."""
    rows = ([one.kind, one.reference, one.about, one.was, one.now] for one in result.every)
    header = [_("Kind of change"), _("Reference"), _("Who or what"), _("Was"), _("Is")]
    with (delivery.path / "differences.csv").open("w", encoding="utf-8", newline="") as out:
        out.writelines(csv_lines(header, rows))
    shutil.rmtree(delivery.path / "refused", ignore_errors=True)
    if result.refused:
        (delivery.path / "refused").mkdir()
        for part, mended in refused_lists(path, result.refused).items():
            with (delivery.path / "refused" / f"{part}.csv").open(
                "w", encoding="utf-8-sig", newline=""
            ) as out:
                csv.writer(out).writerows(mended)


def _clear(delivery: Delivery) -> None:
    """Take its files away, and from the result what names people; the counts stay."""
    path = delivery.path
    if delivery.folder:
        transaction.on_commit(lambda: shutil.rmtree(path, ignore_errors=True))
    kept = {name: said for name, said in delivery.result.items() if name not in ("first", "refused")}
    delivery.result, delivery.folder = kept, ""
    delivery.save()


@command
def clear_old(*, by: Actor, at: datetime) -> int:
    """Clear away what was received a day ago, and folders that nothing points to. Returns how many deliveries."""
    old = (
        Delivery.objects.select_for_update()
        .filter(received_at__lt=at - KEPT)
        .exclude(folder="")
        .exclude(state__in=WAITING)
    )
    cleared = 0
    for delivery in old:
        if delivery.state == DeliveryState.TRIED:
            delivery.state, delivery.finished_at = DeliveryState.LEFT, at
        _clear(delivery)
        cleared += 1
    root = Path(settings.MEDIA_ROOT) / "deliveries"
    known = set(Delivery.objects.exclude(folder="").values_list("folder", flat=True))
    for folder in root.iterdir() if root.exists() else ():
        if folder.name not in known and time.time() - folder.stat().st_mtime > KEPT.total_seconds():
            shutil.rmtree(folder, ignore_errors=True)
    return cleared


def forget(customer: Customer) -> None:
    """Of the landlord's deliveries nothing stays that could name somebody who was taken out."""
    # Not those that a worker is at: it writes its progress to the row while it may hold this customer.
    done = (
        Delivery.objects.filter(landlord=customer.landlord_id).exclude(folder="").exclude(state__in=WAITING)
    )
    for delivery in done.select_for_update():
        if delivery.state == DeliveryState.TRIED:
            delivery.state = DeliveryState.REFUSED
            delivery.says = Sentence("The file is no longer here. Upload it again.")
            delivery.result |= kept(delivery.says)
        _clear(delivery)
