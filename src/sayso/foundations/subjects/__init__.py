"""What something is about, when the thing itself lives on a higher floor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """A thing named from below: its kind, its id, its title and its page at the time."""

    kind: str
    id: str
    title: str
    url: str = ""
