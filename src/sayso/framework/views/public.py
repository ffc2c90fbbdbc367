"""The framework as customers meet it: the promises, the menu, who oversees whom."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sayso.foundations.access.doors import public
from sayso.framework.enums import interest_words
from sayso.framework.forms.menu import MenuForm
from sayso.framework.queries import editions
from sayso.framework.queries.drafts import with_customers
from sayso.framework.queries.promise_year import asked_line, promise_page
from sayso.framework.queries.promises import charter
from sayso.framework.views.asked import Request

A_PAGE = 40


@public
def our_promises(request: Request) -> HttpResponse:
    """How each promise of the charter stands this year."""
    found = charter(request.landlord, timezone.now()) if request.landlord else None
    return render(request, "framework/our_promises.html", {"charter": found})


@public
def our_promise(request: Request, promise_id: str) -> HttpResponse:
    """One promise month by month, and each time it was asked: in a month, or where it went wrong."""
    found = (
        promise_page(
            request.landlord, promise_id, timezone.now(),
            month=request.GET.get("month", ""), clause=request.GET.get("of", ""),
        )
        if request.landlord
        else None
    )  # fmt: skip
    if found is None:
        raise Http404
    rows: Any = Paginator(found.asked, A_PAGE).get_page(request.GET.get("page"))
    rows.object_list = [asked_line(found.standing, *pair) for pair in rows.object_list]
    return render(request, "framework/our_promise.html", {"page": found, "rows": rows})


@public
def get_involved(request: Request) -> HttpResponse:
    """The menu, narrowed to what someone likes and the time they have."""
    edition = _in_force(request)
    if edition is None:
        return render(request, "framework/get_involved.html")
    form = MenuForm(request.GET or None, interests=editions.interests(edition.pack))
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = editions.menu(edition.pack, **given)
    by_time = [(gives, [one for one in found if one.gives == gives]) for gives in editions.GIVES]
    context = {
        "form": form,
        "by_time": [pair for pair in by_time if pair[1]],
        "count": len(found),
        "narrowed": any(given.values()),
    }
    return render(request, "framework/get_involved.html", context)


@public
def opportunity(request: Request, opportunity_id: str) -> HttpResponse:
    """One line of the menu."""
    edition = _in_force(request)
    one = (
        next((one for one in edition.pack.opportunities if one.id == opportunity_id), None)
        if edition
        else None
    )
    if edition is None or one is None:
        raise Http404
    context = {
        "one": one,
        "about": [interest_words(word) for word in one.interests],
        "group": edition.pack.group(one.group) if one.group else None,
        "others": [other for other in edition.pack.opportunities
                   if other.id != one.id and set(other.interests) & set(one.interests)][:3],
    }  # fmt: skip
    return render(request, "framework/opportunity.html", context)


@public
def framework(request: Request) -> HttpResponse:
    """The areas, the groups and who answers to whom, and where it is written."""
    edition = _in_force(request)
    context = {
        "edition": edition,
        "pack": edition.pack if edition else None,
        "groups": editions.group_lines(edition.pack) if edition else [],
        "draft": with_customers(request.landlord, timezone.localdate()) if request.landlord else None,
    }
    return render(request, "framework/framework.html", context)


def _in_force(request: Request) -> editions.LoadedEdition | None:
    return editions.in_force(request.landlord, timezone.localdate()) if request.landlord else None
