"""The front door, for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sayso.foundations.access.doors import public


@public
def home(request: HttpRequest) -> HttpResponse:
    """The first page. What is open now, what changed and the year's promises come from the apps that own them."""
    return render(request, "website/home.html", {"open_now": [], "changes": [], "promises_counts": None})
