"""Text messages: one function to send, and a provider chosen by SAYSO_TEXTS.

A provider is a function `(to, words, key) -> str` that returns the carrier's reference. It must be
safe to call twice with the same key. Without one, each text waits as a file in the outgoing folder.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

Provider = Callable[[str, str, str], str]


class TextTrouble(Exception):
    """The text was not accepted for sending; the words say why."""


def send(*, to: str, words: str, key: str) -> str:
    """Send `words` to the number (+44…). `key` makes a second call the same text. Returns a reference."""
    provider: Provider = import_string(settings.SAYSO_TEXTS)
    return provider(to, words, key)


def to_file(to: str, words: str, key: str) -> str:
    """Keep the text as a file, whole or not at all: for demonstrations, tests and a first look."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", key)[:120]
    folder = Path(settings.OUTGOING) / "texts"
    path = folder / f"{name}.json"
    if path.exists():
        return name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half = folder / f".{name}.{os.getpid()}"
        half.write_text(json.dumps({"to": to, "words": words, "key": key}, ensure_ascii=False))
        half.replace(path)
    except OSError as trouble:
        raise TextTrouble(f"The text could not be kept in {folder}: {trouble.strerror}.") from trouble
    return name
