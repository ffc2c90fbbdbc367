"""Write what is published, and publish it: everyone who spoke is told."""

from __future__ import annotations

from django.contrib import messages as notices
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.actions.commands import changes, outcomes
from sayso.actions.enums import Decision
from sayso.actions.forms import ResultForm
from sayso.actions.permissions import PLAN, PUBLISH
from sayso.actions.queries import tellings
from sayso.actions.views import StaffRequest, show_refusal
from sayso.actions.views.outcomes import one
from sayso.foundations.access.doors import needs
from sayso.foundations.refusals import Refusal, status_of


@needs(PLAN)
def result(request: StaffRequest, pk: int) -> HttpResponse:
    """Write “you said” and “we did”."""
    found = one(request, pk, PLAN)
    start = {name: getattr(found, name) for name in ("you_said", "we_did", "cost", "done_on")}
    form = ResultForm(request.POST or None, is_refusal=found.decision == Decision.CANNOT, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            outcomes.write_result(outcome=found, result=form.result, by=request.user, at=timezone.now())
        except Refusal as refused:
            show_refusal(form, refused)
        else:
            notices.success(request, _("The words are kept. Nobody has been told yet."))
            return redirect("outcome", pk=pk)
    return render(request, "actions/result.html", {"form": form, "outcome": found}, status=status_of(form))


@needs(PUBLISH)
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Say who will be told and how; then publish and tell them."""
    found = one(request, pk, PUBLISH)
    if request.method == "POST":
        try:
            changes.publish(outcome=found, by=request.user, at=timezone.now())
        except Refusal as refused:
            notices.error(request, refused.says)
            return redirect("outcome-result" if refused.field else "outcome", pk=pk)
        notices.success(request, _("Published. Everyone we can reach is being told."))
        return redirect("outcome", pk=pk)
    if found.published_at is not None:
        return redirect("outcome", pk=pk)
    return render(request, "actions/publish.html", {"outcome": found, "audience": tellings.audience(found)})
