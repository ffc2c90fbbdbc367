"""Editions side by side, a draft tried on last year's record, exports, and what customers see of a draft."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from sayso.foundations.access.doors import needs, public
from sayso.foundations.database.lately import lately
from sayso.framework.commands import drafts
from sayso.framework.permissions import VIEW_BOARD
from sayso.framework.queries import comparing, editions
from sayso.framework.queries import drafts as asked
from sayso.framework.queries.preview import preview as judged
from sayso.framework.rules.bundles import packed
from sayso.framework.views.asked import Request
from sayso.framework.views.drafts import draft_of


@needs(VIEW_BOARD)
def compare(request: Request) -> HttpResponse:
    """Two editions side by side, in plain words."""
    sides = comparing.sides(request.landlord)
    refs = [ref for ref, _name in sides]
    last_two = [refs[-2], refs[-1]] if len(refs) > 1 else [*refs, *refs]
    before = comparing.side(request.landlord, request.GET.get("from") or (last_two[0] if last_two else ""))
    after = comparing.side(request.landlord, request.GET.get("to") or (last_two[1] if last_two else ""))
    if sides and (before is None or after is None):
        raise Http404
    context = {
        "sides": sides,
        "before": before,
        "after": after,
        "sections": comparing.compared(before.content, after.content) if before and after else [],
        "crumbs": [(_("Editions"), reverse("editions"))],
    }
    return render(request, "framework/compare.html", context)


@needs(VIEW_BOARD)
def preview(request: Request, pk: int) -> HttpResponse:
    """What would have been late last year under a draft."""
    one = draft_of(request, pk)
    context: dict[str, Any] = {"draft": one, "preview": None,
               "crumbs": [(_("Editions"), reverse("editions")), (str(one), reverse("draft", args=[pk]))]}  # fmt: skip
    if not asked.mistakes(one):
        found = lately(
            lambda: judged(request.landlord, drafts.read(one).pack, timezone.now()),
            "preview",
            one.pk,
            one.changed_at,
        )
        context |= {"preview": found.value, "counted_at": found.at}
    return render(request, "framework/draft_preview.html", context)


@needs(VIEW_BOARD)
def export_draft(request: Request, pk: int) -> HttpResponse:
    """A draft as the files of a pack."""
    one = draft_of(request, pk)
    return _bundle(f"{one.pack}-{one.edition}", asked.texts(one))


@needs(VIEW_BOARD)
def export_edition(request: Request, pk: int) -> HttpResponse:
    """An edition as the files it was read from, to the byte."""
    found = editions.files(request.landlord, pk)
    if found is None:
        raise Http404
    return _bundle(*found)


def _bundle(name: str, texts: dict[str, str]) -> HttpResponse:
    response = HttpResponse(packed(texts), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.zip"'
    return response


@public
def next_edition(request: Request) -> HttpResponse:
    """What would change in the framework, while customers are asked about it."""
    today = timezone.localdate()
    one = asked.with_customers(request.landlord, today) if request.landlord else None
    before = one.based_on.content if one and one.based_on else None
    sections = comparing.promised(before, one.content) if one and before else []
    context = {"draft": one, "pack": drafts.read(one).pack if one else None, "sections": sections}
    return render(request, "framework/next_edition.html", context)
