"""Call a meeting, invite, follow who comes, keep who was there, publish the minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.involvement.commands import meetings as commands
from sayso.involvement.enums import Answer
from sayso.involvement.forms import (
    AnswerForm,
    CallOffForm,
    HeldForm,
    MeetingForm,
    MinutesForm,
    PaperForm,
    TakeBackForm,
)
from sayso.involvement.permissions import RUN_GROUPS, SEE_GROUPS
from sayso.involvement.queries import arrangements
from sayso.involvement.queries import meetings as queries
from sayso.involvement.views.seen import group_or_404, key_of, meeting_or_404

A_PAGE = 50


def show(request: Visit, meeting: Any, paper: PaperForm | None = None) -> HttpResponse:
    """The meeting's page; with a form of a paper that could not be added."""
    invited = queries.invited(meeting, request.user)
    coming, served, pages = queries.coming(meeting), queries.papers(meeting), Paginator(invited, A_PAGE)
    pages.count = coming.asked  # counted already
    shown = {
        "meeting": meeting, "group": meeting.group, "page": pages.get_page(request.GET.get("page")), "coming": coming,
        "not_asked": queries.not_asked(meeting).count(), "papers": served,
        "on_paper": queries.on_paper(invited) if served else [],
        "still_open": arrangements.still_open(meeting), "may_run": request.user.may(RUN_GROUPS),
        "has_begun": meeting.starts_at <= timezone.now(), "form": paper or PaperForm(), "key": key_of(request),
        "answers": [one for one in Answer.choices if one[0]], "taken_back": queries.taken_back(meeting),
    }  # fmt: skip
    return render(request, "involvement/meeting.html", shown, status=422 if paper else 200)


@needs(SEE_GROUPS)
@require_safe
def meeting(request: Visit, pk: int) -> HttpResponse:
    """One meeting: when, where, who comes, what they need, its papers and minutes."""
    return show(request, meeting_or_404(request, pk))


@needs(RUN_GROUPS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Visit, pk: int) -> HttpResponse:
    """Call a meeting of a group. Nobody is told yet."""
    group = group_or_404(request, pk, RUN_GROUPS)
    form = MeetingForm(request.POST if request.method == "POST" else None)
    key = key_of(request)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.call(group=group, called=form.called, key=key, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("meeting", pk=made.pk)
    shown = {"form": form, "group": group, "key": key}
    return render(request, "involvement/meeting_form.html", shown, status=status_of(form))


@needs(RUN_GROUPS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Visit, pk: int) -> HttpResponse:
    """Change it; those invited are told where its time or place is another."""
    found = meeting_or_404(request, pk, RUN_GROUPS)
    form = MeetingForm(request.POST if request.method == "POST" else None, initial=MeetingForm.of(found))
    if request.method == "POST" and form.is_valid():
        try:
            changed = commands.change(meeting=found, called=form.called, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            is_told = changed.changes > found.changes
            notices.success(request, _("Saved. Everybody invited is told.") if is_told else _("Saved."))
            return redirect("meeting", pk=pk)
    shown = {"form": form, "group": found.group, "meeting": found}
    return render(request, "involvement/meeting_form.html", shown, status=status_of(form))


@needs(RUN_GROUPS)
@require_POST
def invite(request: Visit, pk: int) -> HttpResponse:
    """Invite the members who are not invited yet."""
    try:
        new = commands.invite(
            meeting=meeting_or_404(request, pk, RUN_GROUPS), by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        notices.error(request, refusal.says)
    else:
        said = ngettext("%(n)s person is invited.", "%(n)s people are invited.", new) % {"n": new}
        notices.success(request, said if new else _("Everybody was invited already."))
    return redirect("meeting", pk=pk)


@needs(RUN_GROUPS)
@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request: Visit, pk: int) -> HttpResponse:
    """It does not take place; everybody invited is told why."""
    found = meeting_or_404(request, pk, RUN_GROUPS)
    form = CallOffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.call_off(meeting=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            notices.success(request, _("Called off. Everybody invited is told."))
            return redirect("meeting", pk=pk)
    shown = {"form": form, "meeting": found}
    return render(request, "involvement/call_off.html", shown, status=status_of(form))


@needs(RUN_GROUPS)
@require_POST
def answer(request: Visit, pk: int, invitation: int) -> HttpResponse:
    """Somebody told us whether they come: by phone, say."""
    found = meeting_or_404(request, pk, RUN_GROUPS)
    asked = get_object_or_404(found.invitations, pk=invitation)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        notices.error(request, _("Choose one of those offered."))
    else:
        try:
            commands.answer(invitation=asked, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            notices.error(request, refusal.says)
        else:
            notices.success(request, _("Saved."))
    return redirect("meeting", pk=pk)


def _known_by(customer: Any) -> str:
    """Two people may have one name; they seldom have one home."""
    return f"{customer.full_name}, {customer.home}" if customer.home else customer.full_name


@needs(RUN_GROUPS)
@require_http_methods(["GET", "HEAD", "POST"])
def held(request: Visit, pk: int) -> HttpResponse:
    """Who was there."""
    found = meeting_or_404(request, pk, RUN_GROUPS)
    invited = list(queries.invited(found, request.user))
    seen = [one for one in invited if one.is_seen]
    there = [
        one.pk
        for one in seen
        if one.attended or (found.held_at is None and one.answer in ("comes", "remotely"))
    ]
    form = HeldForm(
        request.POST if request.method == "POST" else None, people=[(one.pk, _known_by(one.customer)) for one in seen],
        initial={"attended": [str(one) for one in there], "others": found.others},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            commands.hold(
                meeting=found, attended=[*map(int, given["attended"])], asked=[one.pk for one in seen],
                others=given["others"] or 0, by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            notices.success(request, _("Kept. Next come the minutes."))
            return redirect("meeting", pk=pk)
    shown = {"form": form, "meeting": found}
    return render(request, "involvement/held.html", shown, status=status_of(form))


@needs(RUN_GROUPS)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: Visit, pk: int) -> HttpResponse:
    """It was recorded as held by mistake."""
    found = meeting_or_404(request, pk, RUN_GROUPS)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    key = key_of(request)
    if request.method == "POST" and form.is_valid():
        try:
            commands.take_back(
                meeting=found, key=key, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            notices.success(request, _("Taken back. The meeting is planned again, and counts no more."))
            return redirect("meeting", pk=pk)
    shown = {"form": form, "meeting": found, "key": key}
    return render(request, "involvement/take_back.html", shown, status=status_of(form))


@needs(RUN_GROUPS)
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: Visit, pk: int) -> HttpResponse:
    """Write the minutes and give them to everybody who was invited."""
    found = meeting_or_404(request, pk, RUN_GROUPS)
    form = MinutesForm(
        request.POST if request.method == "POST" else None, initial={"minutes": found.minutes or found.agenda}
    )
    if request.method == "POST" and form.is_valid():
        is_first = found.minutes_published_at is None
        try:
            commands.publish_minutes(meeting=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            notices.success(
                request, _("Published. Everybody invited gets them.") if is_first else _("Saved.")
            )
            return redirect("meeting", pk=pk)
    shown = {"form": form, "meeting": found}
    return render(request, "involvement/minutes.html", shown, status=status_of(form))
