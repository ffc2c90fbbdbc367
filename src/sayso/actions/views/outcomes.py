"""What becomes of what people said: the list, the decision, the thread."""

from __future__ import annotations

import secrets

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sayso.actions.commands import changes as change_commands
from sayso.actions.commands import outcomes as commands
from sayso.actions.forms import DecideForm, StepForm
from sayso.actions.permissions import DECIDE, PLAN, PUBLISH, SEE_OUTCOMES
from sayso.actions.queries import outcomes as queries
from sayso.actions.queries import threads
from sayso.actions.views import StaffRequest, asked, show_refusal
from sayso.foundations.access.doors import needs
from sayso.foundations.components.paging import LongPaginator
from sayso.foundations.refusals import Refusal, status_of
from sayso.foundations.tables import csv_lines
from sayso.listening.permissions import READ_THREADS, READ_VOICES
from sayso.people.queries import scopes

A_PAGE = 50
MOST_ROWS = 20_000


def one(request: StaffRequest, pk: int, permission=SEE_OUTCOMES):
    """The outcome, or 404 where it lies outside the viewer's scope."""
    return get_object_or_404(queries.visible_to(request.user, permission), pk=pk)


def stages() -> list[tuple[str, str]]:
    return [
        (queries.DECIDED, _("Decided: will do")),
        (queries.DOING, _("Being done")),
        (queries.TO_WRITE, _("Words to write")),
        (queries.READY, _("Ready to publish")),
        (queries.PUBLISHED, _("Published")),
        (queries.CANNOT, _("We cannot")),
    ]


@needs(SEE_OUTCOMES)
def outcomes_list(request: StaffRequest) -> HttpResponse:
    """Every outcome in the viewer's scope."""
    names = ("state", "owner", "q", "sort")
    state, owner, text, sort = (asked(request, name) for name in names)
    wanted = queries.Wanted(state=state, owner=owner, text=text, sort=sort)
    found = queries.of_list(request.user, SEE_OUTCOMES, wanted)
    if request.GET.get("as") == "csv":
        return _csv(found[:MOST_ROWS])
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "stages": stages(),
        "owners": queries.owners(request.user, SEE_OUTCOMES),
        "narrowed": bool(state or owner or text),
        "may_decide": request.user.may(DECIDE),
        "today": timezone.localdate(),
    }
    return render(request, "actions/outcomes.html", context)


def _csv(found) -> HttpResponse:
    header = [_("Title"), _("Where it stands"), _("Who sees to it"), _("Place"), _("Voices"), _("Decided"),
              _("Next step due"), _("Published")]  # fmt: skip
    words = dict(stages())
    rows = [
        [row.title, words.get(row.stage, row.stage), row.owner.name, row.place or "", row.voice_count,
         timezone.localtime(row.decided_at).date(), row.next_due or "",
         timezone.localtime(row.published_at).date() if row.published_at else ""]
        for row in found
    ]  # fmt: skip
    headers = {"Content-Disposition": 'attachment; filename="outcomes.csv"'}
    return HttpResponse(
        "".join(csv_lines(header, rows)), content_type="text/csv; charset=utf-8", headers=headers
    )


@needs(DECIDE)
def new(request: StaffRequest) -> HttpResponse:
    """Decide what becomes of some voices. Sent twice, it is still one decision."""
    numbers = request.POST.getlist("voices") or request.GET.getlist("voices")
    chosen = queries.chosen_voices(request.user, READ_THREADS, numbers)
    landlord = chosen[0].landlord if chosen else request.landlord
    kept = [voice for voice in chosen if voice.landlord_id == landlord.pk]
    start = {"owner": request.user.pk, "place": kept[0].place_id if kept else None}
    form = DecideForm(request.POST or None, landlord=landlord, initial=start)
    if request.method == "POST" and form.is_valid():
        key = f"outcome:{request.user.pk}:{request.POST.get('key', '')[:60]}"
        try:
            made = commands.decide(
                landlord=landlord,
                decided=form.decided,
                voices=kept,
                key=key,
                by=request.user,
                at=timezone.now(),
            )
        except Refusal as refused:
            show_refusal(form, refused)
        else:
            notices.success(request, _("Decided. Now plan how it gets done."))
            return redirect("outcome", pk=made.pk)
    context = {
        "form": form,
        "lines": threads.lines(kept, scopes.of(request.user, READ_VOICES)),
        "left_out": len(chosen) - len(kept),
        "key": request.POST.get("key") or secrets.token_urlsafe(24),
    }
    return render(request, "actions/outcome_new.html", context, status=status_of(form))


@needs(SEE_OUTCOMES)
def outcome(request: StaffRequest, pk: int) -> HttpResponse:
    """One outcome: its thread back to every voice, its plan, its words, who was told."""
    return show(request, one(request, pk))


def show(request: StaffRequest, found, step_form=None) -> HttpResponse:
    """The outcome's page; with a form of a step that could not be added, as it was typed."""
    thread = threads.thread(found)
    pages = Paginator(threads.voices_behind(found), A_PAGE)
    pages.__dict__["count"] = thread.heard.voices  # counted already
    page = pages.get_page(request.GET.get("page"))
    may_plan = request.user.may(PLAN)
    if step_form is None and may_plan and found.published_at is None:
        step_form = StepForm(landlord=found.landlord, initial={"owner": request.user.pk})
    context = {
        "outcome": found,
        "thread": thread,
        "page": page,
        "lines": threads.lines(page.object_list, scopes.of(request.user, READ_VOICES)),
        "step_form": step_form,
        "form": step_form,
        "may_decide": request.user.may(DECIDE),
        "may_plan": may_plan,
        "may_publish": request.user.may(PUBLISH),
        "today": timezone.localdate(),
    }
    return render(request, "actions/outcome.html", context, status=status_of(step_form))


@needs(DECIDE)
def decision(request: StaffRequest, pk: int) -> HttpResponse:
    """Decide otherwise while nothing is published."""
    found = one(request, pk, DECIDE)
    names = ("title", "decision", "reason", "instead", "owner", "place")
    start = {name: getattr(found, name) for name in names}
    form = DecideForm(request.POST or None, landlord=found.landlord, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_decision(outcome=found, decided=form.decided, by=request.user, at=timezone.now())
        except Refusal as refused:
            show_refusal(form, refused)
        else:
            notices.success(request, _("The decision is changed."))
            return redirect("outcome", pk=pk)
    return render(request, "actions/decision.html", {"form": form, "outcome": found}, status=status_of(form))


@needs(DECIDE)
def voices(request: StaffRequest, pk: int) -> HttpResponse:
    """Find more voices that say the same, and put them behind the outcome."""
    found = one(request, pk, DECIDE)
    if request.method == "POST":
        return _add_voices(request, found)
    text = asked(request, "q")
    rows = queries.voices_to_link(request.user, READ_THREADS, text, found)
    page = LongPaginator(rows, 25).get_page(request.GET.get("page"))
    context = {
        "outcome": found,
        "text": text,
        "page": page,
        "lines": threads.lines(page.object_list, scopes.of(request.user, READ_VOICES)),
    }
    return render(request, "actions/outcome_voices.html", context)


def _add_voices(request: StaffRequest, found) -> HttpResponse:
    chosen = queries.chosen_voices(request.user, READ_THREADS, request.POST.getlist("voices"))
    if not chosen:
        notices.error(request, _("Tick at least one voice."))
        return redirect("outcome-voices", pk=found.pk)
    change_commands.add_voices(outcome=found, voices=chosen, by=request.user, at=timezone.now())
    notices.success(request, _("The voices are behind it now."))
    return redirect("outcome", pk=found.pk)


@needs(DECIDE)
@require_POST
def unlink(request: StaffRequest, pk: int, voice: int) -> HttpResponse:
    """Take a voice away again while nothing is published."""
    found = one(request, pk, DECIDE)
    behind = get_object_or_404(threads.voices_behind(found), pk=voice)
    try:
        commands.unlink(outcome=found, voice=behind, by=request.user, at=timezone.now())
    except Refusal as refused:
        notices.error(request, refused.says)
    else:
        notices.success(request, _("The voice is taken away. It waits for an answer again."))
    return redirect("outcome", pk=pk)
