"""Which files may be papers: known by their own bytes, and without anything in them that acts."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sayso.involvement.rules.plain_pdf import written_anew
from sayso.people.rules.pictures import redrawn

LARGEST = 10 * 1024 * 1024
MOST_PAGES = 500
ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
_ACTING = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToR", "/GoToE", "/Movie", "/Rendition"}
_HOLDING = {"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D"}
_NOT_ONE = (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OSError,
            AssertionError, NotImplementedError, OverflowError, MemoryError, zlib.error)  # fmt: skip


@dataclass(frozen=True)
class Readable:
    """The bytes to keep, and the kind they are served as."""

    content: bytes
    kind: str


def readable(content: bytes) -> Readable | None:
    """A PDF written or a picture drawn anew; None for everything else: locked, broken, too long, or with something that acts."""
    if len(content) > LARGEST:
        return None
    if content[:1024].lstrip().startswith(b"%PDF-"):
        plain = _plain(content)
        return Readable(plain, "application/pdf") if plain else None
    picture = redrawn(content)
    return Readable(picture.content, picture.kind) if picture else None


def _plain(content: bytes) -> bytes | None:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted or not 0 < len(reader.pages) <= MOST_PAGES:
            return None
        if any(_acts(one) for one in _places_for_acts(reader)):
            return None
        plain = written_anew(reader)
    except _NOT_ONE:
        return None
    return plain if len(plain) <= LARGEST else None


def _places_for_acts(reader: PdfReader) -> Iterator[Any]:
    """Wherever a PDF may say that something shall happen, or hold another file."""
    root: Any = reader.root_object
    yield root
    names = root.get("/Names")
    if names is not None:
        yield names.get_object()
    for page in reader.pages:
        yield page
        for note in page.get("/Annots") or []:
            yield note.get_object()


def _acts(one: Any) -> bool:
    if any(name in one for name in ("/AA", "/JavaScript", "/EmbeddedFiles", "/XFA")):
        return True
    form = one.get("/AcroForm")
    if form is not None and "/XFA" in form.get_object():
        return True
    if one.get("/Subtype") in _HOLDING:
        return True
    return any(_is_acting(one.get(name)) for name in ("/OpenAction", "/A"))


def _is_acting(action: Any) -> bool:
    """Whether an action is more than a jump within the paper or to a web page."""
    found = action.get_object() if action is not None else None
    return isinstance(found, dict) and (found.get("/S") in _ACTING or "/Next" in found)
