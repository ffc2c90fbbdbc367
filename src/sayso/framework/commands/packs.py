"""Load a pack: from then on its duties are counted. A new edition never rewrites old verdicts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from sayso.foundations.access.actors import Actor
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.history.context import command
from sayso.foundations.refusals import Refusal
from sayso.framework.commands import groups
from sayso.framework.enums import FACT_KINDS
from sayso.framework.models import Edition
from sayso.framework.rules.packs import Pack
from sayso.framework.rules.problems import nearest
from sayso.framework.rules.reading import read
from sayso.people.models import Landlord

SHIPPED = "sayso.framework"
FOLDERS = ("frameworks", "regulations")


class PackRefused(Refusal):
    """The pack cannot be loaded at this landlord."""


@dataclass(frozen=True)
class ReadPack:
    """A pack that was read and checked, with its content as plain data and its fingerprint."""

    pack: Pack
    content: Mapping[str, Any]
    sha256: str


def shipped() -> dict[str, Traversable]:
    """The packs that come with Sayso, by name."""
    found: dict[str, Traversable] = {}
    for folder in FOLDERS:
        root = resources.files(SHIPPED).joinpath(folder)
        if root.is_dir():
            found |= {
                one.name: one for one in root.iterdir() if one.is_dir() and not one.name.startswith("_")
            }
    return dict(sorted(found.items()))


def open_pack(name_or_path: str) -> ReadPack:
    """Read a shipped pack by name, or a folder or file by path.

    Raises PackRefused where there is nothing to read, PackProblems with every mistake.
    """
    packs = shipped()
    if not name_or_path.strip():
        raise PackRefused(f"Say which pack. Packs that come with Sayso: {', '.join(packs)}.")
    where = packs.get(name_or_path) or Path(name_or_path)
    if isinstance(where, Path) and not where.exists():
        near = nearest(name_or_path, packs)
        raise PackRefused(
            f"There is no pack or folder “{name_or_path}”."
            + (f" Did you mean “{near}”?" if near else f" Packs that come with Sayso: {', '.join(packs)}.")
        )
    files = [where] if where.is_file() else [one for one in where.iterdir() if one.name.endswith(".toml")]
    if not files:
        raise PackRefused(f"The folder “{name_or_path}” holds no .toml file, so there is no pack in it.")
    texts = {one.name: _text(one) for one in files}
    slug = where.name.removesuffix(".toml")
    pack, content = read(slug, texts, {name: kind.says for name, kind in FACT_KINDS.items()})
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return ReadPack(pack, content, hashlib.sha256(plain.encode()).hexdigest())


def _text(file: Any) -> str:
    try:
        return str(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as trouble:
        raise PackRefused(
            f"The file {file.name} is not UTF-8 text. Save it as UTF-8 and try again."
        ) from trouble
    except OSError as trouble:
        raise PackRefused(f"The file {file.name} cannot be opened: {trouble.strerror}.") from trouble


@command
def load(
    *, landlord: Landlord, pack: ReadPack, measured_from: date | None = None, by: Actor, at: datetime
) -> Edition:
    """Put an edition in force at a landlord, counted from `measured_from`, else from today.

    The same content again changes nothing. Other content under the same edition is refused: what was
    promised then must stay readable. The edition before ends the day before this one is counted.
    """
    read_pack = pack.pack
    if read_pack.nation != landlord.nation:
        raise PackRefused(
            f"This pack counts days in {read_pack.nation}, and {landlord.name} is in {landlord.nation}."
        )
    known = Edition.objects.filter(landlord=landlord, pack=read_pack.slug, edition=read_pack.edition).first()
    if known is not None:
        if known.sha256 == pack.sha256:
            return known
        raise PackRefused(
            f"Edition {read_pack.edition} is loaded already, with other content. Give the changed pack a new"
            " edition: what was promised before stays as it was."
        )
    begins = max(read_pack.starts_on, measured_from or on_day(at))
    _end_the_one_before(landlord, read_pack.slug, begins)
    edition = Edition.objects.create(
        landlord=landlord, pack=read_pack.slug, edition=read_pack.edition, name=read_pack.name,
        starts_on=read_pack.starts_on, measured_from=begins, ends_on=read_pack.ends_on,
        review_on=read_pack.review_on, content=pack.content, sha256=pack.sha256, loaded_at=at,
        loaded_by=by.actor_name,
    )  # fmt: skip
    for group in read_pack.groups:
        if not group.local:
            groups.open_group(
                landlord=landlord, name=group.name, kind=group.kind, slug=group.id, by=by, at=at
            )
    return edition


def _end_the_one_before(landlord: Landlord, slug: str, begins: date) -> None:
    for before in Edition.objects.filter(landlord=landlord, pack=slug):
        if before.measured_from >= begins:
            raise PackRefused(
                f"Edition {before.edition} is counted from {before.measured_from}, so a newer one must be"
                " counted from a later day."
            )
        if before.ends_on is None or before.ends_on >= begins:
            before.ends_on = begins - timedelta(days=1)
            before.save(update_fields=["ends_on"])
