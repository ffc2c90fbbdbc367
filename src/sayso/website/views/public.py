"""The front door, for everybody."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from sayso import __version__
from sayso.actions.queries import outcomes
from sayso.foundations.access.doors import public
from sayso.foundations.access.visits import Visit
from sayso.framework.queries import editions, promises

HIGHLIGHTS = 3


@public
def about(request: Visit) -> HttpResponse:
    """What this is made with, and where its source is, as its licence asks (AGPL-3.0, section 13)."""
    context = {"version": __version__, "source": settings.SOURCE_URL}
    return render(request, "website/about.html", context)


def _changes(landlord: Any) -> list[dict[str, Any]]:
    published: Any = outcomes.published(landlord)[:HIGHLIGHTS]  # with the number of people behind each
    return [
        {
            "said": one.you_said,
            "did": one.we_did or one.reason,
            "did_not": not one.we_did,
            "url": reverse("change", args=[one.slug]),
            "note": ngettext("%(n)s person said this", "%(n)s people said this", one.people_count)
            % {"n": one.people_count},
        }
        for one in published
    ]


def _open_now(landlord: Any) -> list[dict[str, Any]]:
    """The lightest ways to take part, from the framework's menu."""
    edition = editions.in_force(landlord, timezone.localdate())
    if edition is None:
        return []
    return [
        {"title": one.name, "url": reverse("opportunity", args=[one.id]), "tag": editions.time_asked(one),
         "takes": one.takes, "says": one.says}
        for one in editions.lightest_first(edition.pack.opportunities)[:HIGHLIGHTS]
    ]  # fmt: skip


@public
def home(request: Visit) -> HttpResponse:
    """The first page: what is open, what changed, and how the promises stand."""
    landlord = request.landlord
    if not landlord:
        return render(request, "website/no_landlord.html")
    counts = promises.counts(landlord, timezone.now())
    context = {
        "open_now": _open_now(landlord),
        "changes": _changes(landlord),
        "promises_counts": counts,
    }
    return render(request, "website/home.html", context)
