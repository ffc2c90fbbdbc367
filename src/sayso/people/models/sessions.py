"""Sessions: where somebody is signed in. Django keeps its sessions here too, so there is no second list."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

BEGAN, SEEN, BROWSER, SYSTEM = "began", "seen", "browser", "system"  # what the session itself holds of these


class Session(AbstractBaseSession):
    """One browser's session. Of the browser only its kind is kept, never the network address."""

    user = models.ForeignKey("people.User", models.CASCADE, null=True, related_name="sessions")
    browser = models.CharField(max_length=40, blank=True)
    system = models.CharField(max_length=40, blank=True)
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class PersonalData:
        says = _("Where you are signed in")
        whose = ("user__customer",)
        gone = True
        keep = ("session_key", "expire_date", "user", "began_at", "seen_at")
        erase = ("session_data", "browser", "system")

    @property
    def reference(self) -> str:
        """What a page may call it: the key itself opens the session, so no page ever shows it."""
        return hashlib.sha256(self.session_key.encode()).hexdigest()[:16]

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        return SessionStore


class SessionStore(DatabaseStore):
    """The store that `SESSION_ENGINE` names."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        made: Session = super().create_model_instance(data)  # type: ignore[assignment]
        made.user_id = data.get(SESSION_KEY)
        made.browser, made.system = data.get(BROWSER, ""), data.get(SYSTEM, "")
        made.began_at, made.seen_at = _moment(data.get(BEGAN)), _moment(data.get(SEEN))
        return made


def _moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
