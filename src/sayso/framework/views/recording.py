"""Record what happened by hand, mend what was recorded, decide about a promise."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sayso.foundations.access.doors import needs
from sayso.foundations.refusals import Refusal, status_of
from sayso.framework.commands import duties, facts
from sayso.framework.enums import clear_words
from sayso.framework.forms.recording import CorrectForm, DecideForm, RecordForm, RetractForm
from sayso.framework.permissions import EXCUSE, RECORD_FACT, VIEW_BOARD
from sayso.framework.queries import clauses
from sayso.framework.queries import recording as asked
from sayso.framework.queries.standing import standing
from sayso.framework.views.asked import Request, due


def _once() -> str:
    return uuid.uuid4().hex


def _refused(form: RecordForm | CorrectForm | RetractForm | DecideForm, refused: Refusal) -> None:
    field = "on" if refused.field == "occurred_at" else refused.field
    form.add_error(field if field in form.fields else None, refused.says)


def _start(request: Request) -> asked.Start | None:
    """The occurrence that the form mends, where the page was opened from one."""
    key = (request.POST if request.method == "POST" else request.GET).get("occurrence", "")
    found = standing(request.landlord, timezone.now(), year_of=due(request)) if key else None
    return asked.start(found, key)


def _back(start: asked.Start | None) -> str:
    if start is None:
        return reverse("record-fact")
    where = reverse("promise", args=[start.clause.id])
    year = {"year": str(start.year)} if start.year else {}
    return f"{where}?{urlencode({'open': start.occurrence.key} | year)}"


@needs(RECORD_FACT)
def record(request: Request) -> HttpResponse:
    """Record one fact."""
    start = _start(request)
    offered = asked.offered(request.landlord)
    initial = {**(start.initial if start else {}), "key": _once(), "on": timezone.localdate(),
               "occurrence": start.occurrence.key if start else ""}  # fmt: skip
    form = RecordForm(
        request.POST or None,
        initial=initial,
        kinds=offered.kinds,
        places=offered.places,
        groups=offered.groups,
    )
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        try:
            facts.record(
                kind=given["kind"], landlord=request.landlord,
                subject=asked.subject_by_hand(start, given["kind"], given["subject"], given["key"]),
                occurred_at=asked.moment(given["on"], given["time"], now),
                place=asked.place_of(request.landlord, given["place"]), group=given["group"],
                value=given["value"], note=given["note"], evidence_url=given["evidence_url"],
                key=given["key"], by=request.user, at=now,
            )  # fmt: skip
        except Refusal as refused:
            _refused(form, refused)
        else:
            messages.success(request, _("It is on the record."))
            return redirect(_back(start))
    context = {"form": form, "start": start, "back": _back(start), "lately": clauses.lately(request.landlord)}
    return render(request, "framework/record.html", context, status=status_of(form))


@needs(VIEW_BOARD)
def fact(request: Request, pk: int) -> HttpResponse:
    """One fact with what corrects it; and, for those who keep the record, the two ways to mend it."""
    found = clauses.one_fact(request.landlord, pk)
    if found is None:
        raise Http404
    key = _once()
    context: dict[str, object] = {
        "fact": found,
        "says": clear_words(found.kind),
        "names": clauses.recorders([found.recorded_by]).get(found.recorded_by, found.recorded_by),
    }
    if request.user.may(RECORD_FACT):
        day = timezone.localtime(found.occurred_at).date()
        context["correct_form"] = CorrectForm(initial={"on": day, "key": key}, prefix="correct")
        context["retract_form"] = RetractForm(initial={"key": key}, prefix="retract")
    return render(request, "framework/fact.html", context)


@needs(RECORD_FACT)
def mend(request: Request, pk: int, way: str) -> HttpResponse:
    """Correct a fact or withdraw it. Both add to the record, and take nothing from it."""
    found = asked.fact_of(request.landlord, pk)
    if found is None:
        raise Http404
    if request.method != "POST":
        return redirect("fact", pk=pk)
    now = timezone.now()
    correcting = way == "correct"
    form = (CorrectForm if correcting else RetractForm)(request.POST, prefix=way)
    if form.is_valid():
        given = form.cleaned_data
        try:
            if correcting:
                clock = timezone.localtime(found.occurred_at).time()
                new = facts.correct(
                    fact=found, reason=given["reason"], occurred_at=asked.moment(given["on"], clock, now),
                    key=given["key"], by=request.user, at=now,
                )  # fmt: skip
            else:
                new = facts.retract(
                    fact=found, reason=given["reason"], key=given["key"], by=request.user, at=now
                )
        except Refusal as refused:
            _refused(form, refused)
        else:
            messages.success(
                request,
                _("Corrected. Both are on the record.")
                if correcting
                else _("Withdrawn. Both are on the record."),
            )
            return redirect("fact", pk=new.pk)
    context = {
        "fact": found, "says": clear_words(found.kind), "form": form, "way": way,
        "names": clauses.recorders([found.recorded_by]).get(found.recorded_by, found.recorded_by),
        "correct_form": form if correcting else None, "retract_form": None if correcting else form,
    }  # fmt: skip
    return render(request, "framework/fact.html", context, status=status_of(form))


@needs(EXCUSE)
def decide(request: Request) -> HttpResponse:
    """Excuse an occurrence, give it more time, stop its clock or let it go on."""
    if request.method == "GET" and not request.GET.get("occurrence"):
        return redirect("promises")  # what is decided about is chosen there
    start = _start(request)
    if start is None:
        raise Http404
    one = start.occurrence
    initial = {"key": _once(), "occurrence": one.key, "decision": "excuse"}
    form = DecideForm(
        request.POST or None, initial=initial, is_clock=one.within is not None, paused=one.paused
    )
    if request.method == "POST" and form.is_valid():
        try:
            _decided(request, start, form)
        except Refusal as refused:
            _refused(form, refused)
        else:
            messages.success(request, _("It is on the record, with the reason."))
            return redirect(_back(start))
    return render(
        request,
        "framework/decide.html",
        {"form": form, "start": start, "back": _back(start)},
        status=status_of(form),
    )


def _decided(request: Request, start: asked.Start, form: DecideForm) -> None:
    given = form.cleaned_data
    title = f"{start.clause.name}: {start.occurrence.name}"
    told = {"landlord": request.landlord, "occurrence": start.occurrence.key, "title": title,
            "decided_by": given["decided_by"], "key": given["key"], "by": request.user,
            "at": timezone.now()}  # fmt: skip
    if given["decision"] == "resume":
        duties.resume(**told)
    elif given["decision"] == "extend":
        duties.extend(more=given["more"] or 0, reason=given["reason"], **told)
    else:
        verb = duties.pause if given["decision"] == "pause" else duties.excuse
        verb(reason=given["reason"], **told)
