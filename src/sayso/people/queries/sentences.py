"""Sentences of `rules.sentences`, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sayso.people.rules.sentences import kept


def said(one: dict[str, Any]) -> str:
    """What was kept by `rules.sentences.kept`; a list in it is called as we call it."""
    words = one.get("words")
    if not words:
        return str(one["says"])
    given = {name: _(value) if name == "list" else value for name, value in one["given"].items()}
    return _(words) % given if given else _(words)


def in_words(says: str) -> str:
    """One that was not kept."""
    return said(kept(says))
