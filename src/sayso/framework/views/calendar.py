"""The calendar of what is due: a page for staff, and a private address for calendar programs."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sayso.foundations.access.doors import needs, public_writing_on_get
from sayso.foundations.access.limits import too_many
from sayso.foundations.clocks.calendars import FIRST_YEAR, LAST_YEAR
from sayso.framework.commands import feeds as commands
from sayso.framework.permissions import VIEW_BOARD
from sayso.framework.queries import calendar as questions
from sayso.framework.queries import feeds
from sayso.framework.views import asked
from sayso.framework.views.asked import Request


@needs(VIEW_BOARD)
def calendar(request: Request) -> HttpResponse:
    """One month, day by day."""
    at, day = asked.as_at(request)
    given = asked.month(request)
    first = date.fromisoformat(f"{given}-01") if given else timezone.localdate(at).replace(day=1)
    if not FIRST_YEAR < first.year < LAST_YEAR:
        first = timezone.localdate(at).replace(day=1)
    found = questions.month(request.landlord, at, asked.narrowed(request), first)
    if found is None:
        return render(request, "framework/no_framework.html")
    context = {
        "month": found,
        "board": found,  # what the filter asks for has the same names
        "as_at": day,
        "today": timezone.localdate(),
        "states": asked.states(),
        "clear": f"{reverse('calendar')}?month={first:%Y-%m}",
        "keep": asked.kept_query(request, "as-at", "place"),
    }
    return render(request, "framework/calendar.html", context)


@needs(VIEW_BOARD)
def feed(request: Request) -> HttpResponse:
    """The address of whoever is signed in: whether they have one; after a POST a new one, shown this once."""
    address = ""
    if request.method == "POST":
        secret = commands.renew(by=request.user, at=timezone.now())
        address = settings.SITE_URL + reverse("calendar-file", args=[secret])
    context = {"feed": feeds.of_user(request.user), "address": address}
    return render(request, "framework/feed.html", context)


@needs(VIEW_BOARD)
@require_POST
def end_feed(request: Request) -> HttpResponse:
    """End the address of whoever is signed in."""
    commands.end(by=request.user, at=timezone.now())
    messages.success(request, _("The address opens nothing any more."))
    return redirect("calendar-feed")


@public_writing_on_get("how often an address was asked is counted")
def calendar_file(request: HttpRequest, secret: str) -> HttpResponse:
    """What is due, for a calendar program: whoever knows the secret part of the address is let in."""
    if too_many(request, "calendar") is not None:
        return HttpResponse(status=429, headers={"Retry-After": "600"})
    user = feeds.whose(secret)
    if user is None:
        raise Http404
    landlord = user.landlords[0]
    found = questions.events(landlord, timezone.now(), asked.narrowed(request))
    return HttpResponse(
        feeds.as_icalendar(landlord, found),
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": "private, no-store",
            "Content-Disposition": 'inline; filename="promises.ics"',
            "X-Robots-Tag": "noindex",
        },
    )
