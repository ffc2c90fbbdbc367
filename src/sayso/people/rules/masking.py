"""Take what names a person out of text: their names, addresses, numbers and references. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MASK = "[…]"
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "mx", "the", "and", "of"})


@dataclass(frozen=True)
class Identifiers:
    """Everything by which a person was ever known to us."""

    names: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()  # as +447700900123
    others: frozenset[str] = frozenset()  # e-mail addresses, postal addresses, references

    def pattern(self) -> re.Pattern[str] | None:
        """What finds any of them, the longest first; None where there is nothing to find."""
        whole = sorted(
            {one for one in (*self.names, *self.others) if len(one.strip()) > 1}, key=len, reverse=True
        )
        parts = [rf"(?i:{_loosely(one)})" for one in whole]
        parts += [_number(one) for one in sorted(self.phones) if len(one) > 5]
        parts += [_word(one) for one in sorted(_words(self.names), key=len, reverse=True)]
        return re.compile("|".join(parts)) if parts else None


def _loosely(text: str) -> str:
    """The text as it is written with any spaces and line breaks between its words, not inside another word."""
    words = r"[\s,]+".join(re.escape(word) for word in re.split(r"[\s,]+", text.strip()) if word)
    return rf"(?<!\w){words}(?!\w)"


def _number(phone: str) -> str:
    """A phone number however it is grouped, with its country's number or a nought."""
    start, digits = (
        (r"(?:\+\s?44|0044|0)", phone[3:]) if phone.startswith("+44") else (r"\+?", phone.lstrip("+"))
    )
    return rf"\(?{start}[\s().\-]*" + r"[\s().\-]*".join(digits) + r"(?!\d)"


def _words(names: Iterable[str]) -> set[str]:
    """The single words of names; titles and initials say nothing."""
    found = {word.strip(".,'’") for name in names for word in re.split(r"[\s\-]+", name)}
    return {word for word in found if len(word) > 1 and word.lower() not in _TITLES}


def _word(word: str) -> str:
    """A single name as names are written, so that `Will` is taken out and `will` is not."""
    spelt = [re.escape(one) for one in dict.fromkeys((word, word.upper(), word[:1].upper() + word[1:]))]
    return rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)"


def mask(text: str, pattern: re.Pattern[str] | None) -> str:
    """The text without them."""
    return pattern.sub(MASK, text) if pattern and text else text
