"""The watched folder: what a housing system puts there overnight is taken in, and filed as taken or refused.

`<folder>/<landlord>/<source>/` holds what comes; `taken/` and `refused/` beside it what became of it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from sayso.foundations.access.actors import Actor
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.people.commands import deliveries
from sayso.people.commands.deliveries import Asked
from sayso.people.commands.extracts.reading import LISTS
from sayso.people.enums import DeliveryDoor, DeliveryState
from sayso.people.models import Delivery, Landlord

QUIET = timedelta(seconds=60)  # a file that was touched since then may still be growing
TAKEN_KEPT, REFUSED_KEPT = timedelta(days=1), timedelta(days=14)
_CHUNK = 1 << 20


def watch(*, by: Actor, at: datetime) -> int:
    """Look at every folder once. Returns how many bundles of files were received or filed. Twice is once."""
    done = 0
    for landlord in Landlord.objects.order_by("pk"):
        for folder in _folders(Path(settings.EXTRACTS) / landlord.slug):
            for bundle in _bundles(folder, at):
                with contextlib.suppress(FileNotFoundError):  # taken away meanwhile
                    done += look_at(landlord=landlord, folder=folder, files=bundle, by=by, at=at)
            _clear(folder / "taken", at - TAKEN_KEPT)
            _clear(folder / "refused", at - REFUSED_KEPT)
    return done


def _folders(of_landlord: Path) -> list[Path]:
    if not of_landlord.is_dir():
        return []
    return sorted(one for one in of_landlord.iterdir() if one.is_dir() and not one.is_symlink())


def _bundles(folder: Path, at: datetime) -> list[list[Path]]:
    """What belongs together: each ZIP by itself, and all loose lists, once none of them grows any more."""
    found = [one for one in sorted(folder.iterdir()) if _is_ours(one)]
    zips = [one for one in found if one.suffix.lower() == ".zip"]
    lists = [one for one in found if one not in zips]
    bundles = [[one] for one in zips if _is_whole(one, at)]
    if lists and all(_is_whole(one, at) for one in lists):
        bundles.append(lists)
    return bundles


def _is_ours(path: Path) -> bool:
    """A list or a ZIP; what is being copied under a name of its own (`.part`, a dot) and links are not."""
    is_named = not path.name.startswith(".") and path.suffix.lower() in (".zip", *LISTS)
    return is_named and path.is_file() and not path.is_symlink()


def _is_whole(path: Path, at: datetime) -> bool:
    """Not touched for a while. The inode's own time counts too: a copy may bring the old time of its content."""
    seen = path.stat()
    return max(seen.st_mtime, seen.st_ctime) < (at - QUIET).timestamp()


def _is_full(files: list[Path]) -> bool:
    """`2026-11-26_full.zip` is a whole extract."""
    return all("full" in re.split(r"[^a-z]+", one.stem.lower()) for one in files)


@command
def look_at(*, landlord: Landlord, folder: Path, files: list[Path], by: Actor, at: datetime) -> bool:
    """Receive files that are new, or file those that are done. Returns whether anything was."""
    source, sha256 = folder.name[:40], deliveries.fingerprint([_chunks(one) for one in files])
    of_source = Delivery.objects.filter(landlord=landlord, source_name=source)
    known = of_source.filter(door=DeliveryDoor.FOLDER, sha256=sha256, is_filed=False).first()
    if known is None:
        last = of_source.filter(state=DeliveryState.TAKEN).first()
        if last is not None and (last.sha256, last.is_full) == (sha256, _is_full(files)):
            _file(files, folder / "taken", at)  # the same once more: there is nothing to do
            return True
        asked = Asked(DeliveryDoor.FOLDER, only_try=False, is_full=_is_full(files))
        try:
            deliveries.receive(
                landlord=landlord, source_name=source, files=[(one.name, _chunks(one)) for one in files], asked=asked,
                by=by, at=at,
            )  # fmt: skip
        except Refusal as refusal:
            _file(files, folder / "refused", at, refusal.says)
        return True
    if known.is_waiting:
        return False
    is_taken = known.state == DeliveryState.TAKEN
    _give_back_rows(known, folder / "refused", at)
    _file(files, folder / ("taken" if is_taken else "refused"), at, "" if is_taken else known.says)
    known.is_filed = True
    known.save(update_fields=["is_filed"])
    return True


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece


def _file(files: list[Path], into: Path, at: datetime, says: str = "") -> None:
    """Move the files away under the moment's name, with the reason beside them."""
    into.mkdir(exist_ok=True)
    for one in files:
        moved = one.rename(into / f"{_stamp(at)}_{one.name}")
        os.utime(moved, (at.timestamp(), at.timestamp()))
    if says:
        (into / f"{_stamp(at)}_reason.txt").write_text(f"{says}\n", encoding="utf-8")


def _give_back_rows(delivery: Delivery, into: Path, at: datetime) -> None:
    """The refused rows of what was taken otherwise, to mend and put into the folder again."""
    rows = delivery.path / "refused"
    if delivery.folder and rows.exists():
        shutil.copytree(rows, into / f"{_stamp(at)}_rows", dirs_exist_ok=True)


def _stamp(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d_%H%M%S")


def _clear(folder: Path, before: datetime) -> None:
    """What lies there longer is cleared away: it names people."""
    for one in folder.iterdir() if folder.is_dir() else ():
        if one.stat().st_mtime < before.timestamp():
            shutil.rmtree(one) if one.is_dir() else one.unlink(missing_ok=True)
