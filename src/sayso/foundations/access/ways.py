"""Where a person goes next, where they themselves say so: only to pages of ours."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def asked_way(request: HttpRequest, fallback: str = "/") -> str:
    """The path that a form or an address names as `next`, else the fallback.

    Always a path: never another site, and never a word that `redirect` would take for a page's name.
    """
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_ours(wanted) else fallback


def is_ours(wanted: str) -> bool:
    """Whether it is a plain path of this site."""
    return (
        wanted.startswith("/")
        and len(wanted) < 2_000
        and wanted.isprintable()
        and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    )


def own_path(request: HttpRequest, address: str) -> str:
    """The path of a whole address of this site, such as a browser sends as the page before; else empty."""
    own = f"{request.scheme}://{request.get_host()}"
    path = address.removeprefix(own) if address.startswith(own) else ""
    return path if is_ours(path) else ""


def with_next(address: str, onward: str) -> str:
    """An address that leads on to another once its own business is done."""
    return f"{address}{'&' if '?' in address else '?'}next={quote(onward)}"
