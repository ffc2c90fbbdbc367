"""Every address: staff under /staff/, customers' own under /mine/, the rest public."""

from django.urls import URLPattern, URLResolver, include, path

from sayso.actions import urls as actions
from sayso.communications import urls as communications
from sayso.framework import urls as framework
from sayso.involvement import urls as involvement
from sayso.listening import urls as listening
from sayso.people import urls as people
from sayso.website import urls as website

APPS = [website, people, framework, communications, listening, actions, involvement]

urlpatterns: list[URLPattern | URLResolver] = [
    path("staff/", include([one for app in APPS for one in app.staff])),
    path("mine/", include([one for app in APPS for one in app.mine])),
    *[one for app in APPS for one in app.public],
]

handler400 = "sayso.website.views.errors.bad_request"
handler403 = "sayso.website.views.errors.not_allowed"
handler404 = "sayso.website.views.errors.not_found"
handler500 = "sayso.website.views.errors.went_wrong"
