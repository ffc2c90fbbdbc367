"""A PDF written anew: no author, program, place or earlier version stays with it; what a screen reader needs does."""

from __future__ import annotations

import io
import zlib
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

_SAID_OF_IT = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
_PHOTOGRAPH = "/DCTDecode"
# Parts of a photograph that tell of it and not what is seen: Exif and XMP, Photoshop's, and remarks.
_TELLING = {0xE1, 0xED, 0xFE}
_PIXELS = 0xDA


def written_anew(reader: PdfReader) -> bytes:
    """The same pages, structure, bookmarks and language, and nothing about who made it where with what.

    Only what the last version of the document still uses is taken over. Raises what pypdf raises where it is broken.
    """
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    for one in list(writer._objects):
        if isinstance(one, DictionaryObject):
            for name in _SAID_OF_IT:
                one.pop(NameObject(name), None)
        if isinstance(one, StreamObject) and _PHOTOGRAPH in _filters(one):
            _keep_what_is_seen(one)
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _filters(stream: StreamObject) -> list[Any]:
    found: Any = stream.get("/Filter")
    found = found.get_object() if found is not None else []
    return list(found) if isinstance(found, ArrayObject) else [found]


def _keep_what_is_seen(stream: StreamObject) -> None:
    filters = _filters(stream)
    if filters == ["/FlateDecode", _PHOTOGRAPH]:  # packed once more by some programs
        stream._data = zlib.decompress(stream._data)
        stream[NameObject("/Filter")] = NameObject(_PHOTOGRAPH)
        stream.pop(NameObject("/DecodeParms"), None)
    elif filters != [_PHOTOGRAPH]:
        raise ValueError("a photograph that is packed in a way not known here")
    stream._data = seen_of(stream._data)


def seen_of(jpeg: bytes) -> bytes:
    """A JPEG without the parts that tell of it; its points stay as they are. Raises `ValueError` where it is none."""
    if jpeg[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    kept, at = [jpeg[:2]], 2
    while jpeg[at : at + 1] == b"\xff":
        kind = jpeg[at + 1] if at + 1 < len(jpeg) else _PIXELS
        if kind == _PIXELS:
            break
        if kind == 0xFF:  # filling
            at += 1
            continue
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if end < at + 4 or end > len(jpeg):
            raise ValueError("a part of the JPEG is cut off")
        if kind not in _TELLING:
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])
