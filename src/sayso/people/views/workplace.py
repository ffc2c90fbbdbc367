"""For which landlord somebody works now, where their roles reach several of a group."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sayso.foundations.access.doors import staff
from sayso.foundations.access.visits import Visit
from sayso.foundations.access.ways import asked_way
from sayso.people.queries import landlords


@staff
@require_POST
def choose(request: Visit) -> HttpResponse:
    """Work for another landlord from now on: every page of this session is then that landlord's."""
    found = landlords.workplace(request.user, request.POST.get("landlord", ""))
    if found is None:
        raise Http404
    request.session[landlords.CHOSEN] = found.pk
    messages.success(request, _("You now work for %(landlord)s.") % {"landlord": found.name})
    return redirect(asked_way(request, "/staff/"))
