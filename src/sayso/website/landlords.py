"""Which landlord a request is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sayso.people.queries import landlords


class LandlordMiddleware:
    """Set `request.landlord`: the signed-in person's, else the address's, else the first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.landlord = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: landlords.for_visit(host=request.get_host(), user=request.user)
        )
        return self.get_response(request)


def landlord_of(request: HttpRequest) -> Any:
    """The landlord a request is for; nothing before there is any."""
    return getattr(request, "landlord", None)
