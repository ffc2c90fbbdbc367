"""Whether a picture can really be shown. Pure: read by its own bytes, whatever its name says.

PNG Specification (Third Edition) 5 and 10; JPEG (ITU T.81) annex B.
"""

from __future__ import annotations

import struct
import zlib

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
WIDEST = 4_000  # points across or down
MOST_UNPACKED = 64_000_000  # bytes
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by a PNG's kind of colour
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # the JPEG markers that tell a picture's size


def kind_of(content: bytes) -> str | None:
    """`image/png` or `image/jpeg` where the whole picture can be read, else None."""
    if content.startswith(PNG) and _is_png(content):
        return "image/png"
    if content.startswith(JPEG) and _is_jpeg(content):
        return "image/jpeg"
    return None


def _chunks(content: bytes) -> list[tuple[bytes, bytes]] | None:
    """The parts of a PNG up to its end, each checked by its sum; None where one is broken."""
    found, at = [], len(PNG)
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        check = content[at + 8 + length : at + 12 + length]
        if len(data) != length or check != struct.pack(">I", zlib.crc32(kind + data)):
            return None
        found.append((kind, data))
        if kind == b"IEND":
            return found
        at += 12 + length
    return None


def _is_png(content: bytes) -> bool:
    chunks = _chunks(content)
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        return False
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if not (0 < width <= WIDEST and 0 < height <= WIDEST) or colour not in _SAMPLES:
        return False
    rows = height * (1 + (width * depth * _SAMPLES[colour] + 7) // 8)
    unpacked = _unpacked(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    return unpacked == rows or (bool(interlaced) and unpacked >= rows)


def _unpacked(data: bytes) -> int:
    """How long the packed rows are; -1 where they cannot be unpacked whole."""
    packer = zlib.decompressobj()
    try:
        length = len(packer.decompress(data, MOST_UNPACKED))
    except zlib.error:
        return -1
    return length if packer.eof else -1


def _is_jpeg(content: bytes) -> bool:
    at, sized = 2, False
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        (length,) = struct.unpack_from(">H", content, at + 2)
        if length < 2 or at + 2 + length > len(content):
            return False
        if marker in _FRAMES and length >= 8:
            height, width = struct.unpack_from(">HH", content, at + 5)
            sized = 0 < width <= WIDEST and 0 < height <= WIDEST
        at += 2 + length
        if marker == 0xDA:  # the picture itself, up to its end
            return sized and b"\xff\xd9" in content[at:]
    return False
