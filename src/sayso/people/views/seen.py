"""The customer that a page is about, for those who may see them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest

from sayso.foundations.access.visits import Visit
from sayso.people.queries import customers


def customer_or_404(request: Visit, pk: int) -> Any:
    """The customer, if the visitor may see them. Raises `Http404`."""
    found = customers.one_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def browser_of(request: HttpRequest) -> str:
    """How the browser names itself."""
    return request.headers.get("User-Agent", "")[:500]
