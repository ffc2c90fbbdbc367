"""Which files may be papers: known by their own bytes, and without anything in them that acts."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sayso.involvement.rules.plain_pdf import copied, dictionaries, written_anew
from sayso.people.rules.pictures import redrawn

LARGEST = 10 * 1024 * 1024
MOST_PAGES = 500
ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
_ACTING = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToR", "/GoToE", "/Movie", "/Rendition"}
_HOLDING = {"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D"}
_NOWHERE = ("/AA", "/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/AF", "/XFA")  # scripts and other files
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
        writer = copied(reader)
        if any(_acts(one) for one in dictionaries(writer)):
            return None
        plain = written_anew(writer)
    except _NOT_ONE:
        return None
    return plain if len(plain) <= LARGEST else None


def _acts(one: Any) -> bool:
    """Whether it does more than jump within the paper or to a web page, or holds another file."""
    if any(name in one for name in _NOWHERE):
        return True
    kind, act = (one[name].get_object() if name in one else None for name in ("/Subtype", "/S"))
    return kind in _HOLDING or act in _ACTING
