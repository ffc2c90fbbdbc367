"""The installation's own secret, made once and kept beside its data."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key(data: Path) -> str:
    """Return the signing key: SAYSO_SECRET_KEY, or the one kept in the data folder."""
    given = os.environ.get("SAYSO_SECRET_KEY")
    if given:
        return given
    path = data / "secret-key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        pass
    key = secrets.token_urlsafe(48)
    try:
        data.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(key)
    except FileExistsError:
        return path.read_text().strip()
    return key
