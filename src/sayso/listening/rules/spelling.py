"""What somebody who typed a word in a hurry probably meant."""

from __future__ import annotations

import re

SPELT = 4  # letters from which a word may be misspelt
MOST_WORDS = 8
# Words so common that a search does not ask for them.
COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "i",
        "if",
        "in",
        "is",
        "it",
        "me",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "she",
        "so",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "to",
        "us",
        "was",
        "we",
        "were",
        "with",
        "you",
        "your",
    ]
)
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words that a search asks for, in small letters: the common ones only where there are no others.

    >>> words_of("The lift is out")
    ['lift', 'out']
    """
    words = _WORD.findall(text.lower())
    return ([one for one in words if one not in COMMON] or words)[:MOST_WORDS]


def meant(word: str) -> list[str]:
    """The word, and what it is if two neighbouring letters changed places, or one is too many, or a vowel is left out.

    >>> "repair" in meant("reapir"), "baby" in meant("babby"), "mould" in meant("mold"), meant("gas")
    (True, True, True, ['gas'])
    """
    if len(word) < SPELT or not word.isalpha():
        return [word]
    swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
    shorter = [word[:at] + word[at + 1 :] for at in range(len(word))]
    longer = [word[:at] + vowel + word[at:] for at in range(1, len(word)) for vowel in "aeiou"]
    return list(dict.fromkeys([word, *swapped, *shorter, *longer]))


def any_of(words: list[str]) -> str:
    """The question of a full-text index for any of some words. They hold letters and digits only."""
    return " | ".join(words)
