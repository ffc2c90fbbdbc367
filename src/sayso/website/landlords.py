"""Which landlord a request is for."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sayso.people.queries import landlords


class LandlordMiddleware:
    """Set `request.landlord`: the signed-in person's, else the address's, else the first. Asked once, when needed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(functools.partial(_at_work, request))  # type: ignore[assignment]
        found = functools.cache(lambda: landlords.for_visit(host=request.get_host(), user=request.user))
        request.find_landlord = found  # type: ignore[attr-defined]
        request.landlord = SimpleLazyObject(found)  # type: ignore[attr-defined]
        return self.get_response(request)


def _at_work(request: HttpRequest) -> Any:
    """Who came, working for whom they chose in this session."""
    user = get_user(request)
    if user.is_authenticated and request.session.get("factor_by_issuer") == user.pk:
        vars(user)["has_second_factor"] = True  # a trusted issuer asked for it
    return landlords.at_work(user, request.session.get(landlords.CHOSEN)) if user.is_authenticated else user


def landlord_of(request: HttpRequest) -> Any:
    """The landlord a request is for; nothing before there is any.

    The object itself: templates ask it many times, and a lazy stand-in makes each of them dearer.
    """
    find = getattr(request, "find_landlord", None)
    return find() if find is not None else None
