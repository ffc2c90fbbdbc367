"""Show me the evidence, in one click from wherever a verdict is shown."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sayso.foundations.access.doors import needs
from sayso.framework.permissions import EXCUSE, RECORD_FACT, VIEW_BOARD
from sayso.framework.queries.evidence import evidence_page
from sayso.framework.views import asked
from sayso.framework.views.asked import Request


@needs(VIEW_BOARD)
def evidence(request: Request) -> HttpResponse:
    """The verdict, its facts and how it was counted: of one occurrence, or of all that the board was narrowed to."""
    at, day = asked.as_at(request)
    key = request.GET.get("of", "")
    found = evidence_page(
        request.landlord, at, asked.narrowed(request), year_of=asked.due(request) or asked.year_of(request),
        month=asked.month(request), key=key, page=request.GET.get("page"),
    )  # fmt: skip
    if found is None and key:
        raise Http404
    if found is None:
        return render(request, "framework/no_framework.html")
    crumbs = [(_("Promises"), f"{reverse('promises')}?{asked.kept_query(request, 'as-at', 'year')}")]
    if found.clause is not None:
        there = reverse("promise", args=[found.clause.id])
        crumbs.append((found.clause.name, f"{there}?{asked.kept_query(request, 'as-at', 'year', 'place')}"))
    context = {
        "found": found,
        "as_at": day,
        "crumbs": crumbs,
        "may_record": request.user.may(RECORD_FACT) and day is None,
        "may_excuse": request.user.may(EXCUSE) and day is None,
    }
    return render(request, "framework/evidence.html", context)
