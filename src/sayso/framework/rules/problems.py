"""What is wrong in a pack: file, line, what, and what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a pack, for the person who wrote it."""

    file: str
    line: int
    says: str
    meant: str = ""

    def __str__(self) -> str:
        tail = f" Did you mean “{self.meant}”?" if self.meant else ""
        return f"{self.file}:{self.line}: {self.says}{tail}"


class PackProblems(ValueError):
    """A pack cannot be used; every mistake found is named, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(one) for one in self.problems))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like the one written, where one is like enough."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""
