"""The editions of a framework, and the way of a draft: begun, shown to customers, approved, published."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.foundations.access.doors import needs
from sayso.foundations.components.forms import Form
from sayso.foundations.refusals import Refusal, status_of
from sayso.framework.commands import drafts
from sayso.framework.commands import reviews as calls
from sayso.framework.enums.wording import SECTION_WORDS
from sayso.framework.forms.drafts import (
    ApproveForm,
    CallForm,
    CloseForm,
    ImportForm,
    PublishForm,
    ReasonForm,
    ReviewForm,
    StartForm,
)
from sayso.framework.permissions import APPROVE_FRAMEWORK, EDIT_FRAMEWORK, VIEW_BOARD
from sayso.framework.queries import comparing, editions
from sayso.framework.queries import drafts as asked
from sayso.framework.queries.reviews import reviews
from sayso.framework.queries.shelf import open_pack, shipped
from sayso.framework.rules import drafting
from sayso.framework.views.asked import Request

if TYPE_CHECKING:
    from sayso.framework.models import Draft

NOTHING = "nothing"


@needs(VIEW_BOARD)
def list_editions(request: Request) -> HttpResponse:
    """Every edition that is or was in force, and the drafts."""
    in_force = editions.in_force(request.landlord, timezone.localdate())
    context = {
        "editions": editions.history(request.landlord),
        "drafts": asked.drafts(request.landlord),
        "sides": comparing.sides(request.landlord),
        "reviews": reviews(request.landlord, in_force, timezone.localdate()),
        "today": timezone.localdate(),
        "may_edit": request.user.may(EDIT_FRAMEWORK),
        "in_force": in_force,
    }
    return render(request, "framework/editions.html", context)


@needs(EDIT_FRAMEWORK)
def call_review(request: Request) -> HttpResponse:
    """Call for a review of the framework."""
    form = CallForm(request.POST or None, initial={"key": uuid.uuid4().hex})
    if request.method == "POST" and form.is_valid():
        try:
            calls.call(landlord=request.landlord, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.says)
        else:
            messages.success(request, _("It is on the record, and on the board until it is done."))
            return redirect("editions")
    return render(request, "framework/call_review.html", {"form": form}, status=status_of(form))


@needs(EDIT_FRAMEWORK)
def start(request: Request) -> HttpResponse:
    """Begin a draft with what is in force, with a pack, or with nothing."""
    newest = asked.newest(request.landlord)
    sources = (
        [(f"edition-{newest.pk}", _("The edition in force: %(name)s") % {"name": newest})] if newest else []
    )
    sources += [(f"pack-{name}", _("The framework of %(name)s that comes with Sayso") % {"name": name.replace("-", " ").title()})
                for name in _frameworks()]  # fmt: skip
    sources.append((NOTHING, _("Nothing: write it from its first word")))
    initial = {"key": uuid.uuid4().hex, "source": sources[0][0]}
    form = StartForm(request.POST or None, initial=initial, sources=sources)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        begun = {"edition": given["edition"], "starts_on": given["starts_on"], "name": given["name"],
                 "key": given["key"], "landlord": request.landlord, "by": request.user,
                 "at": timezone.now()}  # fmt: skip
        if given["source"].startswith("pack-"):
            begun["pack"] = open_pack(given["source"].removeprefix("pack-"))
        elif given["source"] != NOTHING:
            begun["based_on"] = newest
        try:
            made = drafts.start(**begun)
        except Refusal as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.says)
        else:
            return redirect("draft", pk=made.pk)
    return render(request, "framework/draft_start.html", {"form": form}, status=status_of(form))


def _frameworks() -> list[str]:
    return [name for name in shipped() if name not in ("england", "scotland")]


@needs(EDIT_FRAMEWORK)
def import_pack(request: Request) -> HttpResponse:
    """Begin a draft with a pack from a file."""
    form = ImportForm(request.POST or None, request.FILES or None, initial={"key": uuid.uuid4().hex})
    if request.method == "POST" and form.is_valid():
        try:
            made = drafts.import_pack(
                landlord=request.landlord, pack=form.pack, key=form.cleaned_data["key"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refused:
            form.add_error("file", refused.says)
        else:
            return redirect("draft", pk=made.pk)
    return render(request, "framework/draft_import.html", {"form": form}, status=status_of(form))


@needs(VIEW_BOARD)
def draft(request: Request, pk: int) -> HttpResponse:
    """Where a draft stands, what is still to do, and its sections."""
    one = draft_of(request, pk)
    return render(request, "framework/draft.html", _overview(request, one))


def draft_of(request: Request, pk: int) -> Draft:
    """The draft of the address; 404 where the landlord has none of that number."""
    one = asked.draft(request.landlord, pk)
    if one is None:
        raise Http404
    return one


def _overview(request: Request, one: Draft) -> dict[str, Any]:
    found = asked.mistakes(one)
    wrong: dict[str, int] = {}
    for mistake in found:
        wrong[mistake.section] = wrong.get(mistake.section, 0) + 1
    return {
        "draft": one,
        "steps": asked.steps(one, found),
        "mistakes": found,
        "sections": [
            (name, words, len(drafting.items(one.content, name)), wrong.get(name, 0))
            for name, words in SECTION_WORDS.items()
        ],
        "may_edit": request.user.may(EDIT_FRAMEWORK),
        "may_write": request.user.may(EDIT_FRAMEWORK) and one.stage in ("writing", "reviewed"),
        "may_approve": request.user.may(APPROVE_FRAMEWORK),
        "crumbs": [(_("Editions"), reverse("editions"))],
    }


Step = Callable[["Draft", dict[str, Any], dict[str, Any]], object]


def _take(
    request: Request, pk: int, title: str, submit: str, form: Form, step: Step, done: str
) -> HttpResponse:
    """One step of a draft's way: its form, and what it does."""
    one = draft_of(request, pk)
    if request.method == "POST" and form.is_valid():
        try:
            step(one, form.cleaned_data, {"by": request.user, "at": timezone.now()})
        except Refusal as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.says)
        else:
            messages.success(request, done)
            return redirect("draft", pk=pk)
    context = {"draft": one, "form": form, "title": title, "submit": submit}
    return render(request, "framework/draft_step.html", context, status=status_of(form))


@needs(EDIT_FRAMEWORK)
def open_review(request: Request, pk: int) -> HttpResponse:
    """Show the draft to customers."""
    today = timezone.localdate()
    form = ReviewForm(
        request.POST or None, initial={"review_from": today, "review_until": today + timedelta(days=28)}
    )
    return _take(
        request, pk, _("Show it to customers"), _("Show it"), form,
        lambda one, given, who: drafts.open_review(draft=one, **given, **who),
        _("Customers can read it between those days."),
    )  # fmt: skip


@needs(EDIT_FRAMEWORK)
def close_review(request: Request, pk: int) -> HttpResponse:
    """End the customers' review."""
    return _take(
        request, pk, _("End the customers' review"), _("End the review"), CloseForm(request.POST or None),
        lambda one, given, who: drafts.close_review(draft=one, **given, **who),
        _("The review is over. What customers said is part of the framework."),
    )  # fmt: skip


@needs(APPROVE_FRAMEWORK)
def approve(request: Request, pk: int) -> HttpResponse:
    """Record the approval."""
    return _take(
        request, pk, _("Record the approval"), _("Record it"), ApproveForm(request.POST or None),
        lambda one, given, who: drafts.approve(draft=one, **given, **who), _("The approval is on the record."),
    )  # fmt: skip


@needs(APPROVE_FRAMEWORK)
def publish(request: Request, pk: int) -> HttpResponse:
    """Put the approved draft in force."""
    one = draft_of(request, pk)
    said = str(one.content.get(drafting.TOP, {}).get("starts_on", ""))
    first = date.fromisoformat(said) if said else timezone.localdate()
    form = PublishForm(request.POST or None, initial={"measured_from": first})
    return _take(
        request, pk, _("Put it in force"), _("Publish"), form,
        lambda one, given, who: drafts.publish(draft=one, **given, **who),
        _("Published. Its promises are counted from that day."),
    )  # fmt: skip


@needs(EDIT_FRAMEWORK)
def reopen(request: Request, pk: int) -> HttpResponse:
    """Write on."""
    return _take(
        request, pk, _("Open it for writing again"), _("Open it"), ReasonForm(request.POST or None),
        lambda one, given, who: drafts.reopen(draft=one, **given, **who),
        _("It can be changed again. It goes to customers and to its body anew."),
    )  # fmt: skip


@needs(EDIT_FRAMEWORK)
def drop(request: Request, pk: int) -> HttpResponse:
    """Set the draft aside."""
    return _take(
        request, pk, _("Set the draft aside"), _("Set it aside"), ReasonForm(request.POST or None),
        lambda one, given, who: drafts.drop(draft=one, **given, **who),
        _("It is set aside. It can still be read and exported."),
    )  # fmt: skip
