"""The framework as customers meet it: the promises, the menu, who oversees whom."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sayso.foundations.access.doors import public
from sayso.framework.forms import MenuForm
from sayso.framework.queries import editions
from sayso.framework.queries.promises import charter
from sayso.framework.views.asked import Request


@public
def our_promises(request: Request) -> HttpResponse:
    """How each promise of the charter stands this year."""
    found = charter(request.landlord, timezone.now()) if request.landlord else None
    return render(request, "framework/our_promises.html", {"charter": found})


@public
def get_involved(request: Request) -> HttpResponse:
    """The menu, narrowed to what someone likes and the time they have."""
    edition = _in_force(request)
    if edition is None:
        return render(request, "framework/get_involved.html", {"areas": []})
    form = MenuForm(request.GET or None, interests=editions.interests(edition.pack))
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = editions.menu(edition.pack, **given)
    areas = [(area, [one for one in found if one.area == area.id]) for area in edition.pack.areas]
    context = {
        "form": form,
        "areas": [pair for pair in areas if pair[1]],
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
        "area": next(area for area in edition.pack.areas if area.id == one.area),
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
    }
    return render(request, "framework/framework.html", context)


def _in_force(request: Request) -> editions.LoadedEdition | None:
    return editions.in_force(request.landlord, timezone.localdate()) if request.landlord else None
