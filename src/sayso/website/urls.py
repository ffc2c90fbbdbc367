"""The front door's addresses."""

from django.urls import path

from sayso.website.views import brand, display, gallery
from sayso.website.views import public as public_views

public = [
    path("", public_views.home, name="home"),
    path("display/", display.display, name="display"),
    path("brand.css", brand.stylesheet, name="brand-css"),
    path("brand/logo", brand.logo, name="brand-logo"),
]
mine: list = []
staff = [path("components/", gallery.components, name="components")]
