"""What a page says when it cannot be shown. Each says what to do next."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from sayso.foundations.access.doors import public
from sayso.website.landlords import landlord_of


def _layout(request: HttpRequest) -> str:
    """Staff keep their own frame; everyone else has the public one."""
    user = getattr(request, "user", None)
    ours = request.path.startswith("/staff/") and getattr(user, "is_staff_member", False)
    return "layouts/staff.html" if ours else "layouts/public.html"


def _page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    return render(request, f"errors/{name}.html", {"layout": _layout(request)}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request made no sense to us. A page for a host that is not ours asks nothing of anyone."""
    if isinstance(exception, DisallowedHost):
        return HttpResponseBadRequest(render_to_string("errors/host.html"))
    return _page(request, "400", 400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The door is for others."""
    return _page(request, "403", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or not for this viewer: the two look the same."""
    return _page(request, "404", 404)


def wrong_way(request: HttpRequest, *, allow: str) -> HttpResponse:
    """The address only takes what a form sends: to a reader there is no page."""
    answer = _page(request, "404", 405)
    answer["Allow"] = allow
    return answer


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Our own mistake. Asks nothing of the database, which may be what failed."""
    return HttpResponseServerError(render_to_string("errors/500.html"))


def form_too_old(request: HttpRequest, reason: str = "", **_rest: Any) -> HttpResponse:
    """The form's token did not match, mostly because it stood open for long."""
    return _page(request, "form_too_old", 403)


def link_too_old(request: HttpRequest) -> HttpResponse:
    """For views whose link was good once: it has expired or was used."""
    return _page(request, "link_too_old", 410)


def link_not_whole(request: HttpRequest) -> HttpResponse:
    """For the address at which a voice is followed, where nobody signed it: mostly, some of it is missing."""
    return _page(request, "link_not_whole", 404)


@public
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows when there is no connection: the name and the phone, which still works."""
    return HttpResponse(render_to_string("errors/offline.html", {"landlord": landlord_of(request)}))


@public
def offline_worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It must stand at the root to serve the whole site, so it is a view and no file."""
    body = render_to_string("errors/offline.js")
    response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
