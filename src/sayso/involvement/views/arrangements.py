"""What those who come need, and what was seen to. Each look is noted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages as notices
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal
from sayso.involvement.commands import arrangements as commands
from sayso.involvement.enums import Arranged
from sayso.involvement.forms import ArrangementForm
from sayso.involvement.queries import arrangements
from sayso.involvement.views.seen import meeting_or_404
from sayso.people.commands import characteristics
from sayso.people.permissions import SEE_NEEDS

NOTED = "Who looked at what somebody needs is kept."


@needs(SEE_NEEDS, writes_on_get=NOTED)
@require_safe
def listed(request: Visit, pk: int) -> HttpResponse:
    """The list to work through before a meeting, and to answer after it."""
    meeting = meeting_or_404(request, pk)
    found = arrangements.wanted(meeting, request.user)
    characteristics.note_views_of_needs(
        customers=[one.invitation.customer_id for one in found], viewer=request.user, by=request.user, at=timezone.now()
    )  # fmt: skip
    shown = {"meeting": meeting, "wanted": found, "states": Arranged.choices}
    return render(request, "involvement/arrangements.html", shown)


def _one(request: Visit, pk: int, invitation: int, need: int) -> Any:
    found = arrangements.one(meeting_or_404(request, pk), request.user, invitation, need)
    if found is None:
        raise Http404
    return found


@needs(SEE_NEEDS)
@require_POST
def settle(request: Visit, pk: int, invitation: int, need: int) -> HttpResponse:
    """Keep what was arranged."""
    asked, wanted = _one(request, pk, invitation, need)
    form = ArrangementForm(request.POST)
    if not form.is_valid():
        notices.error(request, _("Choose one of those offered, and use 200 characters or fewer."))
        return redirect("meeting-arrangements", pk=pk)
    try:
        commands.settle(
            invitation=asked, need=wanted, by=request.user, at=timezone.now(), **form.cleaned_data
        )
    except Refusal as refusal:
        notices.error(request, refusal.says)
    else:
        notices.success(request, _("Saved."))
    return redirect("meeting-arrangements", pk=pk)


@needs(SEE_NEEDS)
@require_POST
def met(request: Visit, pk: int, invitation: int, need: int) -> HttpResponse:
    """Keep whether it was there."""
    asked, wanted = _one(request, pk, invitation, need)
    try:
        commands.note_met(
            invitation=asked, need=wanted, was_met=request.POST.get("was_met") == "yes", by=request.user, at=timezone.now()
        )  # fmt: skip
    except Refusal as refusal:
        notices.error(request, refusal.says)
    else:
        notices.success(request, _("Kept with their needs."))
    return redirect("meeting-arrangements", pk=pk)
