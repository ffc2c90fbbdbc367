"""The front door's addresses."""

from django.urls import path

from sayso.website.views import public as public_views

public = [path("", public_views.home, name="home")]
mine: list = []
staff: list = []
