"""A sentence of a command that a worker carries out, shown later in the language of whoever reads it."""

from __future__ import annotations

from typing import Any


class Sentence(str):
    """Reads as English, and holds what it was made of: the words as they are translated, and what is put into them."""

    __slots__ = ("given", "words")
    words: str
    given: dict[str, str | int]

    def __new__(cls, words: str, **given: str | int) -> Sentence:
        self = super().__new__(cls, words % given if given else words)
        self.words, self.given = words, given
        return self


def kept(says: str) -> dict[str, Any]:
    """A sentence as JSON: what it says in English, and what it was made of where it can be said in other languages."""
    made_of = {"words": says.words, "given": says.given} if isinstance(says, Sentence) else {}
    return {"says": str(says), **made_of}
