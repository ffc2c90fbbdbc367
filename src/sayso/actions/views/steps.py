"""The steps of action plans."""

from __future__ import annotations

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sayso.actions.commands import actions
from sayso.actions.forms import MoveForm, NoteForm, StepForm
from sayso.actions.permissions import PLAN, SEE_OUTCOMES
from sayso.actions.queries import steps as queries
from sayso.actions.views import StaffRequest, show_refusal
from sayso.actions.views.outcomes import one, show
from sayso.foundations.access.doors import needs
from sayso.foundations.refusals import Refusal, status_of

A_PAGE = 50
ACTS = {"done": actions.finish, "open": actions.reopen}


@needs(SEE_OUTCOMES)
def steps_list(request: StaffRequest) -> HttpResponse:
    """The viewer's own steps, or everyone's; late and due first."""
    everyone = request.GET.get("whose") == "all"
    found = queries.visible_to(request.user, SEE_OUTCOMES) if everyone else queries.my_actions(request.user)
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "everyone": everyone,
        "today": timezone.localdate(),
        "may_plan": request.user.may(PLAN),
    }
    return render(request, "actions/steps.html", context)


@needs(PLAN)
@require_POST
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """Add a step. The same one sent twice is one."""
    found = one(request, pk, PLAN)
    form = StepForm(request.POST, landlord=found.landlord)
    if form.is_valid():
        try:
            actions.add(outcome=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refused:
            show_refusal(form, refused)
        else:
            notices.success(request, _("The step is in the plan."))
            return redirect("outcome", pk=pk)
    return show(request, found, form)


def _step(request: StaffRequest, pk: int, step: int):
    return get_object_or_404(queries.visible_to(request.user, PLAN), pk=step, outcome=pk)


@needs(PLAN)
@require_POST
def tick(request: StaffRequest, pk: int, step: int, act: str) -> HttpResponse:
    """Tick a step off, or take the tick back."""
    if act not in ACTS:
        raise Http404
    ACTS[act](action=_step(request, pk, step), by=request.user, at=timezone.now())
    if request.POST.get("back") == "actions":
        return redirect("actions")
    return redirect("outcome", pk=pk)


@needs(PLAN)
def step(request: StaffRequest, pk: int, step: int) -> HttpResponse:
    """Move a step to another day or owner, or write how it is getting on."""
    found, outcome = _step(request, pk, step), one(request, pk, PLAN)
    moving = request.POST.get("do") == "move"
    noting = request.POST.get("do") == "note"
    start = {"due_on": found.due_on, "owner": found.owner_id}
    move = MoveForm(request.POST if moving else None, landlord=outcome.landlord, initial=start)
    note = NoteForm(request.POST if noting else None)
    form, command = (move, actions.move) if moving else (note, actions.note)
    if (moving or noting) and form.is_valid():
        try:
            command(action=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refused:
            show_refusal(form, refused)
        else:
            notices.success(request, _("Kept."))
            return redirect("step", pk=pk, step=step)
    context = {
        "step": found,
        "outcome": outcome,
        "move": move,
        "note": note,
        "form": form,
        "notes": queries.notes_of(found),
        "today": timezone.localdate(),
    }
    return render(request, "actions/step.html", context, status=status_of(form))
