"""The landlord's colours and logo, as every page wears them."""

from __future__ import annotations

import hashlib
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import Actor
from sayso.foundations.access.doors import needs, public
from sayso.foundations.components.contrast import is_colour
from sayso.foundations.refusals import Refusal, status_of
from sayso.people.commands import landlords
from sayso.website.forms import BrandForm
from sayso.website.landlords import landlord_of
from sayso.website.permissions import MANAGE_LANDLORD


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
    landlord = landlord_of(request)
    pairs = (("--brand", landlord.colour), ("--brand-deep", landlord.colour_deep)) if landlord else ()
    lines = "".join(f"{name}:{colour};" for name, colour in pairs if is_colour(colour))
    return _kept(request, f":root{{{lines}}}\n".encode(), "text/css; charset=utf-8")


@public
def logo(request: HttpRequest) -> HttpResponse:
    """The landlord's logo."""
    landlord = landlord_of(request)
    if not landlord or not landlord.logo_type:
        raise Http404
    response = _kept(request, bytes(landlord.logo), landlord.logo_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@needs(MANAGE_LANDLORD)
def edit(request: HttpRequest) -> HttpResponse:
    """Change the name, the colours and the logo."""
    landlord = landlord_of(request)
    now = {"name": landlord.name, "colour": landlord.colour, "colour_deep": landlord.colour_deep}
    form = BrandForm(request.POST or None, request.FILES or None, initial=now)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            landlords.set_brand(
                landlord=landlord,
                name=given["name"],
                colour=given["colour"].strip(),
                colour_deep=given["colour_deep"].strip(),
                logo=given["logo"].read() if given["logo"] else None,
                by=cast(Actor, request.user),
                at=timezone.now(),
            )
        except Refusal as refused:
            form.add_error(refused.field, refused.says)
        else:
            messages.success(request, _("The new look is on every page."))
            return redirect("brand")
    return render(
        request, "website/brand.html", {"form": form, "landlord_now": landlord}, status=status_of(form)
    )


@needs(MANAGE_LANDLORD)
def preview(request: HttpRequest) -> HttpResponse:
    """A picture of the two colours at work, for the form."""
    asked = {name: request.GET.get(name, "") for name in ("colour", "colour_deep")}
    shown = {name: said if is_colour(said) else "#767676" for name, said in asked.items()}
    return render(request, "website/brand_preview.svg", shown, content_type="image/svg+xml")
