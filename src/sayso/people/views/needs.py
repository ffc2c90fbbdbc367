"""What customers need: staff see it with each look noted, record it, keep whether it was met, ask again."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.people.commands import characteristics
from sayso.people.commands import needs as commands
from sayso.people.enums import Seen
from sayso.people.forms.sensitive import MetForm, NeedForm, ReasonForm
from sayso.people.permissions import SEE_NEEDS
from sayso.people.queries import sensitive
from sayso.people.views.seen import customer_or_404

PAGE = 30
NOTED = "Who looked at what somebody needs is kept."


def _need(request: Visit, pk: int) -> Any:
    found = sensitive.need_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def _page(request: Visit, one: Any, form: NeedForm, *, open_to: ReasonForm | None = None, all_of: bool = False,
          status: int = 200) -> HttpResponse:  # fmt: skip
    shown = {
        "customer": one, "needs": sensitive.needs_of(one, restricted=all_of), "form": form,
        "hidden": not all_of and sensitive.has_restricted(one), "reason": open_to or ReasonForm(),
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "people/needs/of_customer.html", shown, status=status)


@needs(SEE_NEEDS, writes_on_get=NOTED)
@require_http_methods(["GET", "HEAD", "POST"])
def of_customer(request: Visit, pk: int) -> HttpResponse:
    """What the customer needs, and a form to record more."""
    one = customer_or_404(request, pk)
    form = NeedForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        characteristics.note_view(
            customer=one, viewer=request.user, seen=Seen.NEEDS, by=request.user, at=timezone.now()
        )
        return _page(request, one, form)
    if form.is_valid():
        given = dict(form.cleaned_data)
        try:
            commands.record(
                customer=one,
                need=given.pop("need"),
                told=commands.Told(**given),
                by=request.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept. It is shown to those who work with them."))
            return redirect("customer-needs", pk=one.pk)
    return _page(request, one, form, status=422)


@needs(SEE_NEEDS)
@require_POST
def open_restricted(request: Visit, pk: int) -> HttpResponse:
    """Show also what was told in confidence, to somebody who says why."""
    one = customer_or_404(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, one, NeedForm(), open_to=form, status=422)
    characteristics.note_view(
        customer=one, viewer=request.user, seen=Seen.NEEDS, reason=form.cleaned_data["reason"],
        by=request.user, at=timezone.now(),
    )  # fmt: skip
    return _page(request, one, NeedForm(), all_of=True)


@needs(SEE_NEEDS)
@require_POST
def act(request: Visit, pk: int, what: str) -> HttpResponse:
    """The person was asked again and still needs it, or needs it no more."""
    acts = {"review": (commands.review, _("Kept: they still need it. We ask again in a year.")),
            "end": (commands.end, _("Ended."))}  # fmt: skip
    if what not in acts:
        raise Http404
    one = _need(request, pk)
    command, done = acts[what]
    command(need=one, by=request.user, at=timezone.now())
    messages.success(request, done)
    if "list" in request.POST:
        return redirect("needs-to-review")
    return redirect("customer-needs", pk=one.customer_id)


@needs(SEE_NEEDS)
@require_http_methods(["GET", "HEAD", "POST"])
def met(request: Visit, pk: int) -> HttpResponse:
    """Keep whether the need was met, one time."""
    one = _need(request, pk)
    form = MetForm(request.POST if request.method == "POST" else None)
    key = request.POST.get("key", "")
    key = key if key.isalnum() and key.isascii() else uuid.uuid4().hex
    if request.method == "POST" and form.is_valid():
        try:
            commands.note_met(need=one, key=key[:32], by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("customer-needs", pk=one.customer_id)
    shown = {"form": form, "key": key, "need": one, "customer": one.customer}
    return render(request, "people/needs/met.html", shown, status=status_of(form))


@needs(SEE_NEEDS)
@require_safe
def to_review(request: Visit) -> HttpResponse:
    """Whom to ask again what they need."""
    page = Paginator(sensitive.to_review(request.user, timezone.localdate()), PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "people/needs/to_review.html", {"page": page})
