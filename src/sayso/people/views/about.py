"""What customers tell of themselves for fairness: staff give a reason first, and it is kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sayso.foundations.access.doors import mine, needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.people.commands import characteristics
from sayso.people.commands import needs as need_commands
from sayso.people.enums import Origin, Seen
from sayso.people.forms.sensitive import AboutForm, OwnNeedsForm, ReasonForm
from sayso.people.permissions import SEE_CHARACTERISTICS, SEE_NEEDS
from sayso.people.queries import sensitive, sheets
from sayso.people.views.seen import customer_or_404


def _about_form(one: Any, data: Any = None) -> AboutForm:
    held = {said.name: said.answer for said in sensitive.said_by(one)}
    return AboutForm(data, nation=one.landlord.nation, initial=held)


@needs(SEE_CHARACTERISTICS)
@require_http_methods(["GET", "HEAD", "POST"])
def of_customer(request: Visit, pk: int) -> HttpResponse:
    """Say why, then see; and type in what came on paper."""
    one = customer_or_404(request, pk)
    shown: dict[str, Any] = {"customer": one, "views": sensitive.views_of(one), "reason": ReasonForm()}
    if request.method == "POST" and "act" in request.POST:
        return _typed_in(request, one, shown)
    if request.method == "POST":
        shown["reason"] = ReasonForm(request.POST)
        if shown["reason"].is_valid():
            try:
                characteristics.note_view(
                    customer=one, viewer=request.user, seen=Seen.CHARACTERISTICS,
                    reason=shown["reason"].cleaned_data["reason"], by=request.user, at=timezone.now(),
                )  # fmt: skip
            except Refusal as refusal:
                shown["reason"].refuse(refusal)
            else:
                shown |= {"said": sensitive.said_by(one), "form": _about_form(one), "is_open": True}
                shown["views"] = sensitive.views_of(one)
    return render(
        request, "people/about/of_customer.html", shown, status=422 if shown["reason"].errors else 200
    )


def _typed_in(request: Visit, one: Any, shown: dict[str, Any]) -> HttpResponse:
    form = _about_form(one, request.POST)
    if form.is_valid():
        characteristics.answer(
            customer=one, answers=form.cleaned_data, origin=Origin.PAPER, by=request.user, at=timezone.now()
        )
        messages.success(request, _("Saved."))
        return redirect("customer-about", pk=one.pk)
    return render(
        request, "people/about/of_customer.html", shown | {"form": form, "is_open": True}, status=422
    )


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def my_needs(request: Visit) -> HttpResponse:
    """What helps me to read and to take part."""
    me = request.user.customer
    held = [one.need for one in sensitive.needs_of(me, restricted=True)]
    form = OwnNeedsForm(request.POST if request.method == "POST" else None, initial={"needs": held})
    if request.method == "POST" and form.is_valid():
        need_commands.say(customer=me, needs=form.cleaned_data["needs"], by=request.user, at=timezone.now())
        messages.success(request, _("Saved. We will keep to this from now on."))
        return redirect("my-details")
    shown = {"form": form, "customer": me}
    return render(request, "people/mine/needs.html", shown, status=status_of(form))


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def about_me(request: Visit) -> HttpResponse:
    """A few questions about me, none of which I have to answer."""
    me = request.user.customer
    form = _about_form(me, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data if request.POST.get("act") != "remove" else dict.fromkeys(form.fields, "")
        characteristics.answer(customer=me, answers=answers, by=request.user, at=timezone.now())
        messages.success(
            request, _("Saved. Thank you.") if any(answers.values()) else _("Your answers are gone.")
        )
        return redirect("my-details")
    shown = {"form": form, "answered": any(form.initial.values())}
    return render(request, "people/mine/about.html", shown, status=status_of(form))


@mine
@require_safe
def who_looked(request: Visit) -> HttpResponse:
    """Who looked at my needs and my answers, when and why."""
    return render(
        request, "people/mine/who_looked.html", {"views": sensitive.views_of(request.user.customer)}
    )


def _paper(one: Any) -> HttpResponse:
    content = sheets.of_needs(one, timezone.now())
    headers = {
        "Content-Disposition": f'inline; filename="about-you-{one.pk}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@mine
@require_safe
def my_paper(request: Visit) -> HttpResponse:
    """The same questions on paper, in my language and size of print."""
    return _paper(request.user.customer)


@needs(SEE_NEEDS)
@require_safe
def paper(request: Visit, pk: int) -> HttpResponse:
    """The questions on paper, to be posted or filled in together. It says nothing of what we hold."""
    return _paper(customer_or_404(request, pk))
