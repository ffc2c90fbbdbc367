"""The shelf of packs: those that come with Sayso, and folders that others wrote."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from sayso.foundations.refusals import Refusal
from sayso.framework.enums import FACT_KINDS
from sayso.framework.rules.packs import Pack
from sayso.framework.rules.problems import nearest
from sayso.framework.rules.reading import read

SHIPPED = "sayso.framework"
FOLDERS = ("frameworks", "regulations")


class PackRefused(Refusal):
    """There is no pack to read, or it cannot be loaded at this landlord."""


@dataclass(frozen=True)
class ReadPack:
    """A pack that was read and checked, with its content as plain data and its fingerprint."""

    pack: Pack
    content: Mapping[str, Any]
    sha256: str
    files: Mapping[str, str]  # as they were written, so that they can be given back to the byte


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
    return from_texts(where.name.removesuffix(".toml"), texts)


def from_texts(slug: str, texts: Mapping[str, str], *, law: Mapping[str, Pack] | None = None) -> ReadPack:
    """Read a pack from the texts of its files; raises PackProblems with every mistake."""
    kinds = {name: kind.says for name, kind in FACT_KINDS.items()}
    pack, content = read(slug, texts, kinds, regulations() if law is None else law)
    return ReadPack(pack, content, fingerprint(content), dict(texts))


def fingerprint(content: Mapping[str, Any]) -> str:
    """What tells one content from another, whatever the order of its keys."""
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


@functools.cache
def regulations() -> dict[str, Pack]:
    """The law and codes that come with Sayso, by name."""
    root = resources.files(SHIPPED).joinpath("regulations")
    if not root.is_dir():
        return {}
    found = {}
    for folder in sorted(root.iterdir(), key=lambda one: one.name):
        if folder.is_dir() and not folder.name.startswith("_"):
            texts = {one.name: _text(one) for one in folder.iterdir() if one.name.endswith(".toml")}
            found[folder.name] = from_texts(folder.name, texts, law={}).pack
    return found


def _text(file: Any) -> str:
    try:
        return str(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as trouble:
        raise PackRefused(
            f"The file {file.name} is not UTF-8 text. Save it as UTF-8 and try again."
        ) from trouble
    except OSError as trouble:
        raise PackRefused(f"The file {file.name} cannot be opened: {trouble.strerror}.") from trouble
