"""“You said, we did”, for everybody."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from sayso.actions.queries import counting, outcomes, posters, threads
from sayso.actions.views import Visit, asked
from sayso.foundations.access.doors import public
from sayso.foundations.print.typesetting import Paper

A_PAGE = 12


@public
def changes(request: Visit) -> HttpResponse:
    """What customers changed, and what we could not do, newest first."""
    wanted = {name: asked(request, name) for name in ("place", "kind", "q")}
    found = outcomes.search_published(
        request.landlord, place=wanted["place"], kind=wanted["kind"], text=wanted["q"]
    )
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "places": outcomes.places_with_changes(request.landlord),
        "wanted": wanted,
        "narrowed": any(wanted.values()),
    }
    return render(request, "actions/changes.html", context)


@public
def change(request: Visit, slug: str) -> HttpResponse:
    """One change or refusal, with its whole thread and nobody's name."""
    outcome = outcomes.one_published(request.landlord, slug)
    if outcome is None:
        raise Http404
    thread = threads.thread(outcome, actions=False)
    context = {
        "thread": thread,
        "outcome": outcome,
        "said_by": counting.said_by(thread.heard.doors),
        "told_by": counting.told_by(thread.told.by_channel, thread.told.by_format),
    }
    return render(request, "actions/change.html", context)


@public
def poster(request: Visit, slug: str) -> HttpResponse:
    """The notice-board poster: `?paper=a3` for the larger sheet, `?size=large` for large print."""
    outcome = get_object_or_404(outcomes.published(request.landlord), slug=slug)
    paper: Paper = "a3" if request.GET.get("paper") == "a3" else "a4"
    large = request.GET.get("size") == "large"
    content = posters.pdf_of(outcome, paper=paper, large_print=large, language=get_language() or "en")
    name = f"poster-{outcome.slug}-{paper}{'-large' if large else ''}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
