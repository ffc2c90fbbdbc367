"""Who does things: a person who signed in, a visitor who did not, or a named part of Sayso."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@runtime_checkable
class Actor(Protocol):
    """Anyone a command can be done by. `actor_name` is what the history keeps."""

    @property
    def actor_name(self) -> str: ...


@dataclass(frozen=True)
class System:
    """A named part of Sayso acting by itself, or a visitor who is not signed in."""

    name: str
    pk: None = None

    @property
    def actor_name(self) -> str:
        return f"system:{self.name}"


VISITOR = System("visitor")
