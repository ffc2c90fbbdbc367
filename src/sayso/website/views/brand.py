"""The landlord's colours and logo, as every page wears them."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from sayso.foundations.access.doors import public
from sayso.foundations.components.contrast import is_colour


def _kept(request: HttpRequest, body: bytes, kind: str) -> HttpResponse:
    """An answer a browser may keep, and asks about again after five minutes."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    response = HttpResponse(body, content_type=kind, headers={"ETag": tag})
    patch_cache_control(response, private=True, max_age=300)
    patch_vary_headers(response, ["Cookie"])
    return get_conditional_response(request, etag=tag, response=response) or response


@public
def stylesheet(request: HttpRequest) -> HttpResponse:
    """The landlord's two colours as custom properties."""
    landlord = request.landlord
    pairs = (("--brand", landlord.colour), ("--brand-deep", landlord.colour_deep)) if landlord else ()
    lines = "".join(f"{name}:{colour};" for name, colour in pairs if is_colour(colour))
    return _kept(request, f":root{{{lines}}}\n".encode(), "text/css; charset=utf-8")


@public
def logo(request: HttpRequest) -> HttpResponse:
    """The landlord's logo."""
    landlord = request.landlord
    if not landlord or not landlord.logo_type:
        raise Http404
    response = _kept(request, bytes(landlord.logo), landlord.logo_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response
