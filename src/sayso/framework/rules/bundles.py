"""The files of a pack in one file to carry: a ZIP that is the same to the byte for the same texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MOST_BYTES = 2_000_000  # a framework of a hundred promises has about 60,000
MOST_FILES = 200
NO_TIME = (1980, 1, 1, 0, 0, 0)


class BadBundle(ValueError):
    """What was given cannot be read as the files of a pack: `args[0]` is too-large, not-toml or not-text."""


def packed(texts: Mapping[str, str]) -> bytes:
    """A ZIP of the texts by name, without times, in the order of the names."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as bundle:
        for name in sorted(texts):
            one = zipfile.ZipInfo(name, NO_TIME)
            one.compress_type, one.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            bundle.writestr(one, texts[name].encode())
    return kept.getvalue()


def unpacked(name: str, data: bytes) -> dict[str, str]:
    """The texts in a ZIP, or of one TOML file, by name; raises BadBundle."""
    if len(data) > MOST_BYTES:
        raise BadBundle("too-large")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        if not name.lower().endswith(".toml"):
            raise BadBundle("not-toml")
        return {name: _text(data)}
    try:
        return _from_zip(data)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as trouble:
        raise BadBundle("not-toml") from trouble


def _from_zip(data: bytes) -> dict[str, str]:
    texts: dict[str, str] = {}
    left = MOST_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        files = [one for one in bundle.infolist() if one.filename.lower().endswith(".toml")]
        if not files:
            raise BadBundle("not-toml")
        if len(files) > MOST_FILES:
            raise BadBundle("too-large")
        for one in files:
            with bundle.open(one) as opened:
                read = opened.read(left + 1)  # what the ZIP says of its sizes may be a lie
            left -= len(read)
            if left < 0:
                raise BadBundle("too-large")
            texts[one.filename.rsplit("/", 1)[-1]] = _text(read)
    return texts


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise BadBundle("not-text") from trouble
