"""Which characters our fonts can print, and what stands for those they cannot.

A tagged PDF (PDF/UA) may not hold a character without a shape, so one smiley in somebody's words
would stop a whole batch of letters.
"""

from __future__ import annotations

import functools
import re
import struct
import unicodedata
from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fonts"
FAMILIES = (
    ("AtkinsonHyperlegibleNext_400Regular.ttf", "AtkinsonHyperlegibleNext_700Bold.ttf"),
    ("Vazirmatn-Regular.ttf", "Vazirmatn-Bold.ttf"),
)
CANNOT = "[…]"
_LAYOUT = "\n\r\t\u200b\u200c\u200d\u200e\u200f\u00ad"


def _table(font: bytes, tag: bytes) -> int:
    """Where a table of a TrueType font begins."""
    count = struct.unpack_from(">H", font, 4)[0]
    for number in range(count):
        name, _sum, offset, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError(f"The font has no table {tag!r}.")


def _characters(path: Path) -> frozenset[int]:
    """The characters that a font has a shape for, from its character map (formats 4 and 12)."""
    font = path.read_bytes()
    start = _table(font, b"cmap")
    found: set[int] = set()
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">L", font, start + 4 + 8 * number + 4)[0]
        kind = struct.unpack_from(">H", font, at)[0]
        if kind == 12:
            for group in range(struct.unpack_from(">L", font, at + 12)[0]):
                first, last, _glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * group)
                found.update(range(first, last + 1))
        elif kind == 4:
            found |= _segments(font, at)
    return frozenset(found)


def _segments(font: bytes, at: int) -> set[int]:
    half = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{half}H", font, at + 14)
    starts = struct.unpack_from(f">{half}H", font, at + 16 + 2 * half)
    deltas = struct.unpack_from(f">{half}H", font, at + 16 + 4 * half)
    offsets_at = at + 16 + 6 * half
    found = set()
    for place in range(half):
        offset = struct.unpack_from(">H", font, offsets_at + 2 * place)[0]
        for one in range(starts[place], min(ends[place], 0xFFFE) + 1):
            glyph = one + deltas[place]
            if offset:
                glyph = struct.unpack_from(
                    ">H", font, offsets_at + 2 * place + offset + 2 * (one - starts[place])
                )[0]
            if glyph & 0xFFFF:
                found.add(one)
    return found


@functools.cache
def _known() -> frozenset[int]:
    """What can be printed both plain and bold, and what only lays words out."""
    families = [_characters(FONTS / plain) & _characters(FONTS / bold) for plain, bold in FAMILIES]
    silent = {one for one in frozenset().union(*families) if unicodedata.category(chr(one))[0] == "C"}
    return (frozenset().union(*families) - silent) | {ord(one) for one in _LAYOUT}


def _instead(character: str) -> str:
    """A sign by its name, an invisible character by nothing, a letter of another script by a gap."""
    kind = unicodedata.category(character)
    if kind[0] in "CM" or unicodedata.combining(character):
        return ""
    if kind == "Zs":
        return " "
    name = unicodedata.name(character, "")
    if kind.startswith("S"):
        return "" if "EMOJI MODIFIER" in name else f"({name.lower()})" if name else ""
    return CANNOT


def printable(words: str) -> str:
    """The words with everything that no font of ours can print said in another way.

    >>> printable("Thank you 👍🏽")
    'Thank you (thumbs up sign)'
    """
    known = _known()
    if all(ord(one) in known for one in set(words)):
        return words
    composed = unicodedata.normalize("NFC", words)
    shown = "".join(one if ord(one) in known else _instead(one) for one in composed)
    return re.sub(rf"(?:{re.escape(CANNOT)}\s*)+{re.escape(CANNOT)}", CANNOT, shown)
