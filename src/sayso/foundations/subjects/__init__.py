"""What a fact, a message or an action is about, without leaning on the app that owns it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """One thing of any app: its kind (`meeting`), its id, its title for people, its page."""

    kind: str
    id: str
    title: str = ""
    url: str = ""
