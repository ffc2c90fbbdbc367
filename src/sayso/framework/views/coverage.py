"""What answers each paragraph of a regulation, for staff."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.doors import needs
from sayso.foundations.tables import csv_lines
from sayso.framework.permissions import VIEW_BOARD
from sayso.framework.queries import coverage as questions
from sayso.framework.queries.coverage import Paragraph, Wanted
from sayso.framework.rules.packs import Clause
from sayso.framework.views.asked import Request

A_PAGE = 25


def _wanted(request: HttpRequest) -> Wanted:
    given = request.GET.get
    return Wanted(
        regulation=given("regulation", ""), area=given("area", ""), paragraph=given("paragraph", ""),
        words=given("q", "").strip(), holds=given("holds", ""), only_nothing=given("only") == "nothing",
    )  # fmt: skip


@needs(VIEW_BOARD)
def coverage(request: Request) -> HttpResponse:
    """A regulation, area by area, with what answers each paragraph."""
    found = questions.coverage(request.landlord, timezone.now(), _wanted(request))
    if found is None:
        return render(request, "framework/no_framework.html")
    size = len(found.paragraphs) or 1 if request.GET.get("whole") else A_PAGE
    page = Paginator(found.paragraphs, size).get_page(request.GET.get("page"))
    context = {
        "coverage": found,
        "page": page,
        "query": request.GET.urlencode(),
        "holds": [("now", _("holds today")), ("later", _("holds later")), ("over", _("holds no longer"))],
    }
    return render(request, "framework/coverage.html", context)


@needs(VIEW_BOARD)
def coverage_csv(request: Request) -> HttpResponse:
    """What the page shows, for a spreadsheet: a line for each paragraph."""
    found = questions.coverage(request.landlord, timezone.now(), _wanted(request))
    if found is None:
        raise Http404
    header = [_("Section"), _("Paragraph"), _("What it says"), _("Area"), _("Holds from"), _("Holds until"),
              _("Not checked"), _("Answered by"), _("Kept"), _("Asked"), _("How it stands")]  # fmt: skip
    name = f"coverage-{found.regulation.slug}-{timezone.localdate().isoformat()}.csv"
    return HttpResponse(
        "".join(csv_lines(header, (_cells(one) for one in found.paragraphs))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _cells(one: Paragraph) -> list[object]:
    by = {
        questions.ANSWERED: _("answered by our own promises"),
        questions.COUNTED: _("counted by itself"),
        questions.NOTHING: _("nothing answers this"),
    }
    counted = [each.numbers for each in one.answers if each.numbers]
    counted += [one.own] if one.own else []
    return [
        one.clause.section, one.clause.name, one.clause.says, one.area.name, one.holds_from, one.holds_until,
        one.clause.unverified, "; ".join(_named(each.clause) for each in one.answers),
        sum(each.kept for each in counted) if counted else "",
        sum(each.decided for each in counted) if counted else "", by[one.by],
    ]  # fmt: skip


def _named(clause: Clause) -> str:
    doubt = _("not checked against the document")
    return f"{clause.name} ({doubt})" if clause.unverified else clause.name
