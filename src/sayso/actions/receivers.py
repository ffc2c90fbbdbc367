"""A voice merged into one that an outcome rests on stands behind that outcome too."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from sayso.actions.commands import merging
from sayso.listening import events


@receiver(events.voice_merged)
def follow_the_merge(voice: Any, into: Any, by: Any, at: datetime, **news: Any) -> None:
    merging.follow(voice=voice, into=into, by=by, at=at)
