"""Small real pictures for tests."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def a_png(width: int = 3, height: int = 2, rows: bytes | None = None) -> bytes:
    """A PNG of one colour, written by hand so that it may be wrong."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\x00" + b"\x0b\x53\x51" * width) * height if rows is None else rows
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


def a_jpeg(width: int = 30, height: int = 20, **said: Any) -> bytes:
    """A photograph of one colour, with what a camera says of it in `exif`."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0b5351").save(out, "JPEG", **said)
    return out.getvalue()


def where_it_was_taken() -> Image.Exif:
    """What a telephone writes into a photograph: held sideways, in a street, by a device."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Telephone of Joan"
    exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 46.0, 12.0), 3: "W", 4: (1.0, 36.0, 30.0)})
    return exif
