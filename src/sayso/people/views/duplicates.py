"""Two records, one person? Suggested, compared side by side, put together and taken apart."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal
from sayso.people.commands import duplicates as commands
from sayso.people.commands import merging
from sayso.people.permissions import MERGE_PEOPLE
from sayso.people.queries import customers, duplicates
from sayso.people.rules.duplicates import LIKELY
from sayso.people.views.seen import customer_or_404

PAGE = 20


@needs(MERGE_PEOPLE)
@require_safe
def suggested(request: Visit) -> HttpResponse:
    """The pairs to look at, likeliest first."""
    page = Paginator(duplicates.waiting(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "people/duplicates/suggested.html", {"page": page, "likely": LIKELY})


@needs(MERGE_PEOPLE)
@require_POST
def look(request: Visit) -> HttpResponse:
    """Look through the register now, not only tonight."""
    commands.ask(by=request.user, at=timezone.now())
    messages.success(
        request, _("We are looking. In a large register it takes a minute: then open this page again.")
    )
    return redirect("duplicates")


@needs(MERGE_PEOPLE)
@require_safe
def choose(request: Visit, pk: int) -> HttpResponse:
    """From the record of a customer: choose the other one."""
    one = customer_or_404(request, pk)
    text = request.GET.get("q", "").replace("\x00", "")[:200]
    found = [other for other in customers.search(request.user, text, limit=20) if other.id != pk]
    return render(request, "people/duplicates/choose.html", {"customer": one, "q": text, "found": found})


@needs(MERGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: Visit, pk: int, other: int) -> HttpResponse:
    """Both side by side; the first is the one that stays."""
    kept, merged = customer_or_404(request, pk), customer_or_404(request, other)
    if pk == other:
        raise Http404
    trouble = ""
    if request.method == "POST":
        try:
            return _decide(request, kept, merged)
        except Refusal as refusal:
            trouble = refusal.says
    shown = {"kept": kept, "merged": merged, "rows": duplicates.side_by_side(kept, merged), "trouble": trouble,
             "pair": duplicates.pair(kept, merged), "taken": request.POST.getlist("take"),
             "tenancies": duplicates.counts([kept, merged])}  # fmt: skip
    return render(request, "people/duplicates/compare.html", shown, status=422 if trouble else 200)


def _decide(request: Visit, kept, merged) -> HttpResponse:
    if request.POST.get("act") == "different":
        commands.different(one=kept, other=merged, by=request.user, at=timezone.now())
        messages.success(request, _("Noted: they are two people. We do not suggest them again."))
        return redirect("duplicates")
    take = [name for name in duplicates.FIELDS if name in request.POST.getlist("take")]
    merging.merge(kept=kept, merged=merged, take=take, by=request.user, at=timezone.now())
    messages.success(request, _("They are one record now. You can take them apart again on this page."))
    return redirect("customer", pk=kept.pk)


@needs(MERGE_PEOPLE)
@require_POST
def take_apart(request: Visit, pk: int) -> HttpResponse:
    """Undo a merge."""
    found = duplicates.merge_for(request.user, pk)
    if found is None:
        raise Http404
    try:
        merging.take_apart(merge=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.says)
        return redirect("customer", pk=found.kept_id)
    messages.success(request, _("They are two records again. What was changed since stays as it is."))
    return redirect("customer", pk=found.merged_id)
