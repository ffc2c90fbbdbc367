"""What a person may ask of us: all that we hold about them, and to be taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sayso.foundations.access.doors import mine, needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal
from sayso.people.commands import characteristics, erasure
from sayso.people.enums import Seen
from sayso.people.forms.sensitive import EraseForm, ReasonForm
from sayso.people.permissions import ERASE_PEOPLE, SEE_RIGHTS
from sayso.people.queries import sensitive, subject_access
from sayso.people.queries.languages import spoken
from sayso.people.views.seen import customer_or_404


def _page(request: Visit, one: Any, status: int = 200, **forms: Any) -> HttpResponse:
    shown = {
        "customer": one, "erasure": sensitive.erasure_of(one), "bundle_form": forms.get("bundle_form") or ReasonForm(),
        "form": (forms.get("form") or EraseForm()) if request.user.may(ERASE_PEOPLE) else None,
    }  # fmt: skip
    return render(request, "people/rights/of_customer.html", shown, status=status)


def _file(one: Any, *, read_first: bool) -> HttpResponse:
    content = subject_access.bundle(one, timezone.now(), read_first=read_first)
    headers = {"Content-Disposition": f'attachment; filename="what-we-hold-{one.pk}.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)


@needs(SEE_RIGHTS)
@require_safe
def of_customer(request: Visit, pk: int) -> HttpResponse:
    """Both rights on one page."""
    return _page(request, customer_or_404(request, pk))


@needs(SEE_RIGHTS, fresh=True)
@require_POST
def everything(request: Visit, pk: int) -> HttpResponse:
    """All that we hold, as a file, for a reason that is kept."""
    one = customer_or_404(request, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            characteristics.note_view(
                customer=one, viewer=request.user, seen=Seen.EVERYTHING, reason=form.cleaned_data["reason"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            with translation.override(spoken(one.language)):
                return _file(one, read_first=True)
    return _page(request, one, 422, bundle_form=form)


@needs(ERASE_PEOPLE, fresh=True)
@require_POST
def erase(request: Visit, pk: int) -> HttpResponse:
    """Take the person out for good."""
    one = customer_or_404(request, pk)
    form = EraseForm(request.POST)
    if form.is_valid():
        try:
            erasure.erase(customer=one, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("They are taken out. What stays names nobody."))
            return redirect("customer-rights", pk=one.pk)
    return _page(request, one, 422, form=form)


@mine
@require_safe
def my_everything(request: Visit) -> HttpResponse:
    """All that is held about me, as a file."""
    return _file(request.user.customer, read_first=False)
