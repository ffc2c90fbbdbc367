"""What somebody sees who opens an address that only takes what a form sends."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sayso.website.views.errors import wrong_way


class WrongWayMiddleware:
    """Give the browser a page where a view would answer with an empty 405, as after a reload."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        reads = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if answer.status_code != 405 or not reads or answer.streaming or answer.content:
            return answer
        return wrong_way(request, allow=answer["Allow"])
