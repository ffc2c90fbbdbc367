"""Groups of customers that are meant together: made from rules, counted before they are kept."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.people.commands import segments as commands
from sayso.people.forms.segments import SegmentForm
from sayso.people.permissions import MAKE_SEGMENTS, SEE_PEOPLE
from sayso.people.queries import places, segments
from sayso.people.rules.segments import NotRules, clean

FEW = 10


def _places(request: Visit) -> list[tuple[int, str]]:
    return [
        (one.place.pk, f"{'– ' * max(one.depth, 0)}{one.place.name}") for one in places.tree(request.user)
    ]


def _one(request: Visit, pk: int) -> Any:
    found = segments.one_of(request.user, pk)
    if found is None:
        raise Http404
    return found


@needs(SEE_PEOPLE)
@require_safe
def listed(request: Visit) -> HttpResponse:
    """Every segment in use."""
    return render(request, "people/segments/list.html", {"segments": segments.of(request.user)})


@needs(SEE_PEOPLE)
@require_safe
def one(request: Visit, pk: int) -> HttpResponse:
    """One segment: its rules, who is meant today, and what they are like."""
    segment, today = _one(request, pk), timezone.localdate()
    people = segments.members(request.user, segment.rules, today)
    parts = segments.breakdown(people, today)
    shown = {"segment": segment, "lines": segments.in_words(segment.rules), "count": parts.value.count,
             "first": people.order_by("full_name", "pk")[:FEW], "parts": parts.value.by, "counted_at": parts.at}  # fmt: skip
    return render(request, "people/segments/one.html", shown)


@needs(MAKE_SEGMENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Visit, pk: int | None = None) -> HttpResponse:
    """Make or change one; `try` counts who would be meant without keeping anything."""
    segment = _one(request, pk) if pk is not None else None
    key = request.POST.get("key", "")
    key = key if key.isalnum() and key.isascii() and len(key) <= 40 else uuid.uuid4().hex
    initial = SegmentForm.of(segment.name, segment.rules) if segment else None
    form = SegmentForm(
        request.POST if request.method == "POST" else None, initial=initial, places=_places(request)
    )
    shown: dict[str, Any] = {"form": form, "segment": segment, "key": key}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("act") == "try":
            shown |= _tried(request, form)
        else:
            try:
                made = commands.save(
                    landlord=request.landlord, name=form.cleaned_data["name"], rules=form.rules, key=key, segment=segment,
                    by=request.user, at=timezone.now(),
                )  # fmt: skip
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, _("Saved."))
                return redirect("segment", pk=made.pk)
    return render(request, "people/segments/edit.html", shown, status=status_of(form))


def _tried(request: Visit, form: SegmentForm) -> dict[str, Any]:
    try:
        rules = clean(form.rules)
    except NotRules as wrong:
        form.add_error(wrong.field, _(str(wrong)))
        return {}
    people = segments.members(request.user, rules, timezone.localdate())
    return {"tried": True, "count": people.count(), "first": people.order_by("full_name", "pk")[:5]}


@needs(MAKE_SEGMENTS)
@require_POST
def end(request: Visit, pk: int) -> HttpResponse:
    """Take it out of the lists."""
    commands.end(segment=_one(request, pk), by=request.user, at=timezone.now())
    messages.success(request, _("Taken out of the lists."))
    return redirect("segments")
