"""Whether a colour can carry words: the contrast of WCAG 2.2, and a plain sentence where it fails."""

from __future__ import annotations

import re

ENOUGH = 4.5
_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")


def is_colour(said: str) -> bool:
    """Whether the words are a colour as we keep it: # and six hexadecimal digits."""
    return bool(_HEX.match(said))


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, from 0 (black) to 1 (white)."""
    if not is_colour(colour):
        raise ValueError(f"{colour!r} is not a colour like #0b5351.")
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast between two colours, from 1 (the same) to 21 (black and white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shown(value: float) -> str:
    """A ratio as people write it, never rounded up past a limit it misses: 4.49, 21."""
    return f"{int(value * 100 + 1e-9) / 100:.2f}".rstrip("0").rstrip(".")


def brand_refusal(colour: str, *, words: str = "#ffffff") -> str | None:
    """Why white words cannot stand on this colour, or None where they can."""
    if not is_colour(colour):
        return "Enter the colour as # and six letters or digits, like #0b5351"
    found = ratio(colour, words)
    if found >= ENOUGH:
        return None
    return (
        f"White words on {colour} have a contrast of {shown(found)} to 1. "
        f"They need {ENOUGH} to 1. Choose a darker colour"
    )
