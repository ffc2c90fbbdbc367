"""Typical profiles: found from the register, named by staff, made into segments."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal
from sayso.people.commands import profiles as commands
from sayso.people.permissions import MAKE_SEGMENTS
from sayso.people.queries import profiles


@needs(MAKE_SEGMENTS)
@require_safe
def listed(request: Visit) -> HttpResponse:
    """The newest profiles."""
    return render(request, "people/segments/profiles.html", {"profiles": profiles.latest(request.user)})


@needs(MAKE_SEGMENTS)
@require_POST
def look(request: Visit) -> HttpResponse:
    """Find them anew."""
    if not commands.look(landlord=request.landlord, by=request.user, at=timezone.now()):
        messages.info(request, _("There are too few people in the register for types to show."))
    return redirect("profiles")


@needs(MAKE_SEGMENTS)
@require_POST
def act(request: Visit, pk: int) -> HttpResponse:
    """Name one, or make a segment of it."""
    profile = profiles.one_of(request.user, pk)
    if profile is None:
        raise Http404
    try:
        if request.POST.get("act") == "segment":
            made = commands.make_segment(profile=profile, by=request.user, at=timezone.now())
            return redirect("segment", pk=made.pk)
        commands.name(
            profile=profile,
            says=request.POST.get("name", "").replace("\x00", ""),
            by=request.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, refusal.says)
    return redirect("profiles")
