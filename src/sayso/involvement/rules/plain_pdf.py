"""A PDF written anew: no author, program, place or earlier version stays with it; what a screen reader needs does."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

_SAID_OF_IT = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
_PHOTOGRAPH = "/DCTDecode"
# Parts of a photograph that tell of it and not what is seen: Exif and XMP, Photoshop's, and remarks.
_TELLING = {0xE1, 0xED, 0xFE}
_PIXELS, _END = 0xDA, 0xD9
_BARE = {0x00, *range(0xD0, 0xD8)}  # within the points, no part of its own
# Who wrote a remark, and when; of a form's field, /T is its name and stays.
_REMARKED = ("/T", "/M", "/NM", "/CreationDate")
LARGEST = 10 * 1024 * 1024  # bytes of a photograph that some program packed once more


def copied(reader: PdfReader) -> PdfWriter:
    """What the last version of the document still uses. Raises what pypdf raises where it is broken."""
    return PdfWriter(clone_from=reader)


def dictionaries(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Every dictionary in it, also those within others."""
    left: list[Any] = list(writer._objects)
    while left:
        one = left.pop()
        if isinstance(one, DictionaryObject):
            yield one
            left += one.values()
        elif isinstance(one, ArrayObject):
            left += one


def written_anew(writer: PdfWriter) -> bytes:
    """The same pages, structure, bookmarks and language, and nothing about who made it where with what.

    What JPEG 2000 pictures and digital signatures tell of themselves stays.
    """
    writer.metadata = None
    for one in dictionaries(writer):
        for name in (*_SAID_OF_IT, *(_REMARKED if _is_remark(one) else ())):
            one.pop(NameObject(name), None)
        if isinstance(one, StreamObject) and _PHOTOGRAPH in _filters(one):
            _keep_what_is_seen(one)
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _is_remark(one: DictionaryObject) -> bool:
    """Whether it lies on a page and is no field of a form."""
    return "/Rect" in one and one.get("/Subtype") not in (None, "/Widget")


def _filters(stream: StreamObject) -> list[Any]:
    found: Any = stream.get("/Filter")
    found = found.get_object() if found is not None else []
    return list(found) if isinstance(found, ArrayObject) else [found]


def _keep_what_is_seen(stream: StreamObject) -> None:
    filters = _filters(stream)
    if filters == ["/FlateDecode", _PHOTOGRAPH]:  # packed once more by some programs
        stream._data = _unpacked(stream._data)
        stream[NameObject("/Filter")] = NameObject(_PHOTOGRAPH)
        stream.pop(NameObject("/DecodeParms"), None)
    elif filters != [_PHOTOGRAPH]:
        raise ValueError("a photograph that is packed in a way not known here")
    stream._data = seen_of(stream._data)


def _unpacked(packed: bytes) -> bytes:
    """A few thousand bytes may unpack to all the memory there is. Raises `ValueError` where it is more than a paper may be."""
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(packed, LARGEST)
    if unpacking.unconsumed_tail:
        raise ValueError("a photograph that is too large")
    return found


def seen_of(jpeg: bytes) -> bytes:
    """A JPEG without the parts that tell of it, and without what lies behind it; its points stay as they are.

    Raises `ValueError` where it is none.
    """
    if jpeg[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    kept, at = [jpeg[:2]], 2
    while jpeg[at : at + 1] == b"\xff":
        kind = jpeg[at + 1] if at + 1 < len(jpeg) else _END
        if kind == _END:
            break
        if kind == 0xFF:  # filling
            at += 1
            continue
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if end < at + 4 or end > len(jpeg):
            raise ValueError("a part of the JPEG is cut off")
        if kind == _PIXELS:
            end = _after_points(jpeg, end)
        if kind not in _TELLING:
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, b"\xff\xd9"])


def _after_points(jpeg: bytes, at: int) -> int:
    """Where the next part begins; the end of the bytes where it is cut off."""
    while (at := jpeg.find(b"\xff", at)) >= 0 and at + 1 < len(jpeg):
        if jpeg[at + 1] not in _BARE and jpeg[at + 1] != 0xFF:
            return at
        at += 1
    return len(jpeg)
