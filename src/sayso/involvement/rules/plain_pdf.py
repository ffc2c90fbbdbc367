"""A PDF written anew: no author, program, place or earlier version stays with it; what a screen reader needs does."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

_SAID_OF_IT = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
# Signatures do not outlive that it is written anew; what is left of them would only say who signed where and why.
_SIGNED = ("/Perms", "/DSS")
_PICTURES = _PHOTOGRAPH, _JPEG_2000 = "/DCTDecode", "/JPXDecode"
# Parts of a photograph that tell of it and not what is seen: Exif and XMP, Photoshop's, and remarks.
_TELLING = {0xE1, 0xED, 0xFE}
_PIXELS, _END = 0xDA, 0xD9
_BARE = {0x00, *range(0xD0, 0xD8)}  # within the points, no part of its own
# Of a JPEG 2000: the boxes that a picture needs, and the parts of its points.
_BOXES = {b"jP  ", b"ftyp", b"jp2h"}
_CODE, _TILE, _REMARK = b"\xff\x4f", b"\xff\x90", b"\xff\x64"
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

    What a signature looks like on its page stays; it signs nothing any more.
    """
    writer.metadata = None
    for one in dictionaries(writer):
        for name in (*_SAID_OF_IT, *_SIGNED, *(_REMARKED if _is_remark(one) else ())):
            one.pop(NameObject(name), None)
        if one.get("/FT") == "/Sig":
            one.pop(NameObject("/V"), None)
        if isinstance(one, StreamObject) and any(kind in _filters(one) for kind in _PICTURES):
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
    *packed, kind = _filters(stream)
    if packed == ["/FlateDecode"]:  # packed once more by some programs
        stream._data = _unpacked(stream._data)
        stream[NameObject("/Filter")] = NameObject(kind)
        stream.pop(NameObject("/DecodeParms"), None)
    elif packed or kind not in _PICTURES:
        raise ValueError("a photograph that is packed in a way not known here")
    stream._data = _SEEN[kind](stream._data)


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


def seen_of_jpeg_2000(picture: bytes) -> bytes:
    """A JPEG 2000 without the boxes and remarks that tell of it; its points stay as they are.

    Raises `ValueError` where it is none. Boxes and parts: ISO/IEC 15444-1, annexes I and A.
    """
    if picture[:2] == _CODE:
        return _without_remarks(picture)
    if picture[4:8] != b"jP  ":
        raise ValueError("no JPEG 2000")
    kept, at = [], 0
    while at < len(picture):
        end, head = _box(picture, at)
        kind, inside = picture[at + 4 : at + 8], picture[at + head : end]
        if kind == b"jp2c":
            inside = _without_remarks(inside)
            kept.append((8 + len(inside)).to_bytes(4) + kind + inside)
        elif kind in _BOXES:
            kept.append(picture[at:end])
        at = end
    return b"".join(kept)


def _box(picture: bytes, at: int) -> tuple[int, int]:
    """Where the box ends, and how long its head is."""
    long, head = int.from_bytes(picture[at : at + 4]), 8
    if long == 1:
        long, head = int.from_bytes(picture[at + 8 : at + 16]), 16
    end = at + long if long else len(picture)  # none given: it is the last
    if end < at + head or end > len(picture):
        raise ValueError("a box of the JPEG 2000 is cut off")
    return end, head


def _without_remarks(code: bytes) -> bytes:
    """The points without what programs wrote of themselves into their head, and without what lies behind them."""
    if code[:2] != _CODE:
        raise ValueError("no JPEG 2000")
    kept, at = [_CODE], 2
    while (part := code[at : at + 2]) != _TILE:
        end = at + 2 + int.from_bytes(code[at + 2 : at + 4])
        if part[:1] != b"\xff" or end < at + 4 or end > len(code):
            raise ValueError("a part of the JPEG 2000 is cut off")
        if part != _REMARK:
            kept.append(code[at:end])
        at = end
    return b"".join([*kept, code[at : _after_tiles(code, at)], b"\xff\xd9"])


def _after_tiles(code: bytes, at: int) -> int:
    """Where the last tile ends; each says how long it is, the last one may leave it open."""
    while code[at : at + 2] == _TILE:
        long = int.from_bytes(code[at + 6 : at + 10])
        if long == 0:
            end = code.rfind(b"\xff\xd9", at)
            return end if end >= 0 else len(code)
        if long < 14 or at + long > len(code):
            raise ValueError("a tile of the JPEG 2000 is cut off")
        at += long
    return at


_SEEN = {_PHOTOGRAPH: seen_of, _JPEG_2000: seen_of_jpeg_2000}
