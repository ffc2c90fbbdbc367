"""Which of people's languages our messages are written in."""

from __future__ import annotations

from django.conf import settings


def spoken(language: str) -> str:
    """The language in which we write to somebody: their own where we speak it, else English."""
    return language if language in dict(settings.LANGUAGES) else "en"
