"""A picture that was uploaded, drawn anew: no place, device, name or preview stays with it."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

WIDEST = 4_000  # points across or down
KINDS = {"PNG": "image/png", "JPEG": "image/jpeg"}
_NOT_ONE = (
    OSError, ValueError, SyntaxError, EOFError, OverflowError, MemoryError,
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """The bytes to keep and the kind they are served as."""

    content: bytes
    kind: str


def redrawn(content: bytes) -> Picture | None:
    """The picture the right way up and without all that is said about it; None where it is no whole PNG or JPEG.

    Known by its own bytes, whatever its name says. Its sides are read before a point of it is unpacked.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=tuple(KINDS)) as found:
                form = found.format or ""
                if max(found.size) > WIDEST:
                    return None
                found.load()
                return Picture(_drawn(found, form), KINDS[form])
    except _NOT_ONE:
        return None


def _drawn(found: Image.Image, form: str) -> bytes:
    upright = ImageOps.exif_transpose(found)
    seen = "RGB" if form == "JPEG" or not found.has_transparency_data else "RGBA"
    clean = Image.new(seen, upright.size)
    clean.paste(upright.convert(seen))
    out = io.BytesIO()
    clean.save(out, form, optimize=True, **({"quality": 90} if form == "JPEG" else {}))
    return out.getvalue()
