"""The front door's addresses."""

from django.urls import path

from sayso.website.views import brand, display, errors, following, gallery, health
from sayso.website.views import public as public_views
from sayso.website.views import staff as staff_views

public = [
    path("", public_views.home, name="home"),
    path("about/", public_views.about, name="about"),
    path("said/<str:token>/", following.said, name="said"),
    path("healthz/", health.healthz, name="healthz"),
    path("display/", display.display, name="display"),
    path("brand.css", brand.stylesheet, name="brand-css"),
    path("brand/logo", brand.logo, name="brand-logo"),
    path("offline/", errors.offline, name="offline"),
    path("offline.js", errors.offline_worker, name="offline-worker"),
]
mine = [
    path("", following.my_voices, name="mine"),  # for whoever shortens an address
    path("voices/", following.my_voices, name="my-voices"),
]
staff = [
    path("", staff_views.today, name="today"),
    path("more/", staff_views.more, name="more"),
    path("search/", staff_views.search, name="search"),
    path("voices/<int:pk>/", following.voice, name="voice"),
    path("components/", gallery.components, name="components"),
    path("settings/brand/", brand.edit, name="brand"),
    path("settings/brand/preview.svg", brand.preview, name="brand-preview"),
]
