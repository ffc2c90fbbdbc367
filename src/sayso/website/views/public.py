"""The front door, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sayso.foundations.access.doors import public


@public
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "website/home.html")
