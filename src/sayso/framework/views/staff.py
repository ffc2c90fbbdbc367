"""The duty board and the promises behind it, for staff."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.doors import needs
from sayso.foundations.tables import csv_lines
from sayso.framework.permissions import EXCUSE, RECORD_FACT, VIEW_BOARD
from sayso.framework.queries import board as boards
from sayso.framework.queries import clauses
from sayso.framework.queries.excuses import excuses
from sayso.framework.rules.record import FactRow
from sayso.framework.rules.verdicts import Occurrence
from sayso.framework.views import asked
from sayso.framework.views.asked import Request


@needs(VIEW_BOARD)
def promises(request: Request) -> HttpResponse:
    """The promise year."""
    at, day = asked.as_at(request)
    narrowed = asked.narrowed(request)
    found = boards.board(request.landlord, at, narrowed, year_of=asked.year_of(request))
    if found is None:
        return render(request, "framework/no_framework.html")
    keep = asked.kept_query(request, "as-at", "year", "place", "state")
    context = {
        "board": found,
        "as_at": day,
        "today": timezone.localdate(),
        "states": asked.states(),
        "keep": keep,
        "months_of": f"{reverse('evidence')}?{keep}{'&' if keep else ''}clause=",
        "clear": reverse("promises"),
        "keep_day": asked.kept_query(request, "as-at", "year"),
        "excuses": excuses(found.asked),
        "query": request.GET.urlencode(),
        "may_record": request.user.may(RECORD_FACT),
    }
    return render(request, "framework/board.html", context)


@needs(VIEW_BOARD)
def promises_csv(request: Request) -> HttpResponse:
    """What the board shows, for a spreadsheet: a line for each occurrence."""
    at, day = asked.as_at(request)
    found = boards.board(request.landlord, at, asked.narrowed(request), year_of=asked.year_of(request))
    if found is None:
        raise Http404
    header = [_("Section"), _("Promise"), _("About"), _("Place"), _("Due"), _("State"), _("Done"), _("Owner"),
              _("Not checked"), _("Excused because"), _("Who decided"), _("Decided on")]  # fmt: skip
    name = f"promises-{(day or timezone.localdate()).isoformat()}.csv"
    return HttpResponse(
        "".join(csv_lines(header, (_cells(found, one) for one in found.shown))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _cells(found: boards.Board, one: Occurrence) -> list[object]:
    clause, line = found.standing.by_clause[one.clause].clause, clauses.line(found.standing, one)
    return [
        clause.section, clause.name, one.name, line.place, one.due_on, line.state,
        timezone.localtime(one.done_at).date() if one.done_at else "", clause.owner, clause.unverified,
        *_excuse_cells(one.excuse),
    ]  # fmt: skip


def _excuse_cells(said: FactRow | None) -> list[object]:
    return [said.note, said.decided_by, timezone.localtime(said.occurred_at).date()] if said else ["", "", ""]


@needs(VIEW_BOARD)
def clause(request: Request, clause_id: str) -> HttpResponse:
    """One promise: every time it was asked this year, and one of them explained."""
    at, day = asked.as_at(request)
    narrowed = asked.narrowed(request)
    page = clauses.clause_page(
        request.landlord, clause_id, at, year_of=asked.year_of(request), month=request.GET.get("month", ""),
        state=narrowed.state, place=narrowed.place, opened=request.GET.get("open", ""),
    )  # fmt: skip
    if page is None:
        raise Http404
    lines: Any = Paginator(page.asked, 40).get_page(request.GET.get("page"))
    lines.object_list = [clauses.line(page.standing, one) for one in lines.object_list]
    context = {
        "page": page,
        "clause": page.clause,
        "opened": page.opened,
        "lines": lines,
        "as_at": day,
        "may_record": request.user.may(RECORD_FACT) and day is None,
        "may_excuse": request.user.may(EXCUSE) and day is None,
        "keep": asked.kept_query(request, "as-at", "year"),
        "narrowed": bool(request.GET.get("month") or narrowed.on),
        "crumbs": [(_("Promises"), f"{reverse('promises')}?{asked.kept_query(request, 'as-at', 'year')}")],
    }
    return render(request, "framework/clause.html", context)
