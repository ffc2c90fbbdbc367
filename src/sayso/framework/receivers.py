"""The calendar addresses of somebody who leaves open nothing any more."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from sayso.framework.commands import feeds
from sayso.people import events


@receiver(events.staff_left)
def end_their_feeds(user: Any, by: Any, at: datetime, **news: Any) -> None:
    feeds.end_all(user=user, by=by, at=at)
