"""The assurance report of a period: a page to print, and files that are the same whenever they are built."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.doors import needs
from sayso.foundations.clocks.calendars import FIRST_YEAR, plain_day
from sayso.foundations.database.lately import lately
from sayso.framework.permissions import VIEW_BOARD
from sayso.framework.queries import assurance as questions
from sayso.framework.queries import editions
from sayso.framework.queries.assurance import NoReport, Report
from sayso.framework.queries.assurance_file import as_html, readable
from sayso.framework.views.asked import Request

Days = tuple[date, date, date]


def _days(request: Request) -> tuple[Days, str]:
    """From, to, and the day of the record that were asked for, with what is wrong with them in words.

    The record of a day is whole when the day is over, so the last that there is a report of is yesterday's.
    """
    yesterday = timezone.localdate() - timedelta(days=1)
    known = editions.in_force(request.landlord, yesterday)
    start = known.pack.year.year_of(yesterday).start if known else yesterday.replace(day=1)
    given = [request.GET.get(name, "") for name in ("from", "to", "as-at")]
    found = [plain_day(one) for one in given]
    days = (found[0] or start, found[1] or yesterday, found[2] or yesterday)
    if any(text and not day for text, day in zip(given, found, strict=True)):
        return days, _("Write each day as year, month and day, like 2026-04-01.")
    if days[0] > days[1] or (days[1] - days[0]).days > questions.LONGEST:
        return days, _("The last day is not before the first, and at most three years after it.")
    if days[2] > yesterday:
        return days, _(
            "The record of a day is whole when the day is over. Ask for yesterday's or an earlier one."
        )
    if min(days).year < FIRST_YEAR or max(days).year > yesterday.year + 3:
        return days, _("There is no record of days so far away.")
    return days, ""


def _report(request: Request) -> tuple[Report | None, Days, str]:
    days, wrong = _days(request)
    if wrong:
        return None, days, wrong
    try:
        # It rests on nothing that changes later, so that one that was built stays true.
        return (
            lately(
                lambda: questions.report(request.landlord, *days), "report", request.landlord.pk, *days
            ).value,
            days,
            "",
        )
    except NoReport:
        return (
            None,
            days,
            _("No framework was on the record at the end of that day. Choose a later day."),
        )


ON_A_PAGE = 300  # what went wrong; the files hold all of it


@needs(VIEW_BOARD)
def report(request: Request) -> HttpResponse:
    """The report on a page, with the choice of its days."""
    found, days, wrong = _report(request)
    content = dict(found.content) if found else {}
    wrong_ones = content.get("wrong", [])
    content["wrong"] = wrong_ones[:ON_A_PAGE]
    context = {
        "found": found,
        "report": readable(content) if found else None,
        "more_wrong": max(len(wrong_ones) - ON_A_PAGE, 0),
        "sha256": found.sha256 if found else "",
        "days": days,
        "wrong": wrong,
        "links": True,
    }
    return render(request, "framework/report.html", context)


@needs(VIEW_BOARD)
def report_file(request: Request, form: str) -> HttpResponse:
    """The report as a file: JSON for programs and for its fingerprint, or HTML that needs nothing beside it."""
    found, (since, until, as_at), _wrong = _report(request)
    if found is None:
        raise Http404
    kind = "application/json" if form == "json" else "text/html"
    name = f"promises-{since}-to-{until}-as-at-{as_at}.{form}"
    return HttpResponse(
        found.file if form == "json" else as_html(found),
        content_type=f"{kind}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-SHA256": found.sha256},
    )
