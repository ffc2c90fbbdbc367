"""The landlords of a group beside one another, for those who work for several."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.tables import csv_lines
from sayso.framework.commands import figures
from sayso.framework.permissions import VIEW_BOARD
from sayso.framework.queries import group as questions
from sayso.framework.rules.standing import Numbers
from sayso.framework.views.asked import Request


@needs(VIEW_BOARD)
@require_safe
def group(request: Request) -> HttpResponse:
    """One row for each landlord that the reader may see; those with one alone are led to its board."""
    found = questions.group_board(questions.seen_by(request.user), timezone.localdate())
    context = {"board": found, "several": len(found.rows) > 1}
    return render(request, "framework/landlords.html", context)


@needs(VIEW_BOARD)
@require_safe
def group_csv(request: Request) -> HttpResponse:
    """The same rows for a spreadsheet."""
    found = questions.group_board(questions.seen_by(request.user), timezone.localdate())
    header = [_("Landlord"), _("Kept"), _("Due in 14 days"), _("Late now"), _("Kept late"), _("Missed"),
              _("Excused"), _("Kept on time, per cent"), _("Counted")]  # fmt: skip
    rows = [
        [one.landlord.name, *_cells(one.numbers), _stamp(one)] if one.numbers else [one.landlord.name]
        for one in found.rows
    ]
    return HttpResponse(
        "".join(csv_lines(header, [*rows, [_("All"), *_cells(found.total), ""]])),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="group-{timezone.localdate()}.csv"'},
    )


def _cells(of: Numbers) -> Iterator[object]:
    yield from (of.kept, of.due_soon, of.late_now, of.kept_late, of.missed, of.excused)
    yield "" if of.on_time is None else of.on_time


def _stamp(one: questions.Row) -> str:
    return f"{timezone.localtime(one.counted_at):%Y-%m-%d %H:%M}"


@needs(VIEW_BOARD)
@require_POST
def count_again(request: Request) -> HttpResponse:
    """Have the reader's landlords counted anew, in the background."""
    figures.ask(landlords=questions.seen_by(request.user), by=request.user, at=timezone.now())
    messages.success(request, _("Being counted. Open this page again in a minute."))
    return redirect("promises-group")
