"""Places, and who looks after each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sayso.foundations.access.doors import needs, staff
from sayso.foundations.refusals import Refusal
from sayso.people.commands import places as commands
from sayso.people.permissions import ASSIGN_OFFICERS
from sayso.people.queries import places
from sayso.people.queries import staff as staff_queries


@staff
@require_safe
def tree(request):
    """Areas with their estates, blocks and schemes, each with its officer."""
    may_assign = request.user.may(ASSIGN_OFFICERS)
    officers = staff_queries.colleagues(request.landlord) if may_assign else []
    homes = places.homes_of(request.user)
    shown = {
        "branches": places.tree(request.user, homes.value),
        "counted_at": homes.at,
        "officers": officers,
        "may_assign": may_assign,
    }
    return render(request, "people/places/tree.html", shown)


@needs(ASSIGN_OFFICERS)
@require_POST
def assign(request, pk):
    """Give a place its officer."""
    place = places.one_for(request.user, pk)
    if place is None:
        raise Http404
    wanted = request.POST.get("officer", "")
    officers = {str(one.pk): one for one in staff_queries.colleagues(place.landlord)}
    if wanted and wanted not in officers:
        raise Http404
    try:
        commands.assign_officer(place=place, officer=officers.get(wanted), by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.says)
    else:
        messages.success(request, _("Saved."))
    return redirect("places")
