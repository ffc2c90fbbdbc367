"""Files kept by Sayso: private, found by their content's fingerprint, served through a permission."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import models, transaction


def _unlink(path: Path, sha256: str) -> None:
    if not StoredFile.objects.filter(sha256=sha256).exists():
        path.unlink(missing_ok=True)


class StoredFile(models.Model):
    """One file. The content lies under the data folder, named by its SHA-256."""

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    made_at = models.DateTimeField()

    class PersonalData:
        keep = ("id", "sha256", "content_type", "size", "made_at")
        erase = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return Path(settings.MEDIA_ROOT) / self.sha256[:2] / self.sha256

    def drop(self) -> None:
        """Take the file away: the row now, the content when the transaction holds and no other row has it."""
        path, sha256 = self.path, self.sha256
        self.delete()
        transaction.on_commit(lambda: _unlink(path, sha256))

    @classmethod
    def keep(cls, *, content: bytes, name: str, content_type: str, at: datetime) -> StoredFile:
        """Write the content first, then the row: a row never points at nothing."""
        sha256 = hashlib.sha256(content).hexdigest()
        made = cls(sha256=sha256, name=name, content_type=content_type, size=len(content), made_at=at)
        path = made.path
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{os.getpid()}.part")
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.rename(path)
        made.save()
        return made
