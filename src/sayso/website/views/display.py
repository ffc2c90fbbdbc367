"""How a visitor wants pages shown: the language, the size of the text, keys on or off. Kept in cookies."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sayso.foundations.access.doors import public
from sayso.foundations.access.ways import asked_way

YEAR = 365 * 24 * 3600
CHOICES = {
    "language": (settings.LANGUAGE_COOKIE_NAME, frozenset(code for code, _name in settings.LANGUAGES)),
    "text": ("text", frozenset({"standard", "large"})),
    "keys": ("keys", frozenset({"on", "off"})),
}


@public
@require_POST
def display(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen, and go back to the page it was chosen on."""
    response = redirect(asked_way(request))
    for name, (cookie, allowed) in CHOICES.items():
        chosen = request.POST.get(name)
        if chosen in allowed:
            response.set_cookie(
                cookie, chosen, max_age=YEAR, secure=settings.SECURE, httponly=True, samesite="Lax"
            )
    return response
