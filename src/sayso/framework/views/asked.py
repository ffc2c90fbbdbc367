"""What a page's address asks for: a past day, a year, a filter."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.clocks.calendars import FIRST_YEAR, LAST_YEAR, plain_day
from sayso.framework.queries.board import Narrowed, state_name
from sayso.framework.queries.standing import moment_of
from sayso.framework.rules.verdicts import State

if TYPE_CHECKING:
    from sayso.people.models import Landlord, User


class Request(HttpRequest):
    """A request as our views get it: from whom, and for which landlord."""

    landlord: Landlord
    user: User  # type: ignore[assignment]


def as_at(request: HttpRequest) -> tuple[datetime, date | None]:
    """The moment asked for with `?as-at=2026-03-03` (now without), and that day where one was asked.

    A day that no record can be shown for is answered with today's, and a plain message.
    """
    asked, now = request.GET.get("as-at", ""), timezone.now()
    day = plain_day(asked)
    if day is not None and day.year >= FIRST_YEAR and day <= timezone.localdate(now):
        return moment_of(day, now), day
    if asked:
        messages.warning(
            request,
            _("The record can be shown for any day from %(year)s to today. This is today.")
            % {"year": FIRST_YEAR},
        )
    return now, None


def year_of(request: HttpRequest) -> date | None:
    """A day in the year asked for with `?year=2026`."""
    year = request.GET.get("year", "")
    good = year.isdecimal() and len(year) == 4 and FIRST_YEAR <= int(year) <= LAST_YEAR
    return date(int(year), 12, 31) if good else None


def due(request: HttpRequest) -> date | None:
    """The day asked for with `?due=2026-05-31`: the year that holds it is shown."""
    day = plain_day(request.GET.get("due", ""))
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def narrowed(request: HttpRequest) -> Narrowed:
    """The filter of the board."""
    place, state = request.GET.get("place", ""), request.GET.get("state", "")
    return Narrowed(
        area=request.GET.get("area", ""),
        owner=request.GET.get("owner", ""),
        state=state if state in {one.value for one in State} else "",
        place=int(place) if place.isdecimal() and len(place) < 18 else None,
        clause=request.GET.get("clause", ""),
        answers=request.GET.get("answers", ""),
    )


STATES = [State.LATE, State.MISSED, State.DUE, State.KEPT_LATE, State.EXCUSED, State.KEPT]


def states() -> list[tuple[str, str]]:
    """The states that a list is narrowed to, with their names."""
    return [(one.value, state_name(one)) for one in STATES]


def month(request: HttpRequest) -> str:
    """The month asked for with `?month=2026-05`, empty where that is none."""
    given = request.GET.get("month", "")
    return given if plain_day(f"{given}-01") is not None else ""


def kept_query(request: HttpRequest, *names: str) -> str:
    """The part of the address that the page's links carry on."""
    found = {name: request.GET[name] for name in names if request.GET.get(name)}
    return urlencode(found)
