"""One notice to many: write it, see whom it reaches and how, send it, and follow it until everybody has it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sayso.communications.commands import notices as commands
from sayso.communications.forms import EVERYBODY, NoticeForm
from sayso.communications.permissions import WRITE_TO_MANY
from sayso.communications.queries import notices
from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.foundations.tables import csv_lines
from sayso.people.queries import segments

A_PAGE, FEW = 25, 20


def _one(request: Visit, pk: int) -> Any:
    found = notices.visible_to(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@needs(WRITE_TO_MANY)
@require_safe
def listed(request: Visit) -> HttpResponse:
    """Every notice, newest first: drafts and what was sent."""
    page = Paginator(notices.visible_to(request.user), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "communications/notices/list.html", {"page": page})


@needs(WRITE_TO_MANY)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Visit, pk: int | None = None) -> HttpResponse:
    """Write one, or change a draft."""
    notice = _one(request, pk) if pk is not None else None
    if notice and notice.sent_at:
        return redirect("notice", pk=notice.pk)
    landlord = notice.landlord if notice else request.landlord
    offered = {str(one.pk): one for one in segments.of(request.user) if one.landlord_id == landlord.pk}
    chosen = request.GET.get("segment", "")
    if notice:
        chosen = str(notice.segment_id or EVERYBODY)  # one that has ended must be chosen anew
    given = {one.language: (one.title, one.body) for one in notice.words.all()} if notice else {}
    form = NoticeForm(
        [(one.pk, one.name) for one in offered.values()],
        request.POST if request.method == "POST" else None,
        initial=NoticeForm.of(chosen, given),
    )  # fmt: skip
    key = request.POST.get("key", "")
    key = key if key.isalnum() and key.isascii() and len(key) <= 40 else uuid.uuid4().hex
    if request.method == "POST" and form.is_valid():
        segment = offered.get(form.cleaned_data["segment"])
        try:
            made = commands.save(
                landlord=landlord, segment=segment, words=form.words, key=key, notice=notice, by=request.user, at=timezone.now()
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("notice", pk=made.pk)
    shown = {"form": form, "notice": notice, "key": key}
    return render(request, "communications/notices/edit.html", shown, status=status_of(form))


@needs(WRITE_TO_MANY)
@require_safe
def one(request: Visit, pk: int) -> HttpResponse:
    """A draft with whom it would reach and how; a sent one with how far it has come."""
    notice = _one(request, pk)
    words = list(notice.words.all())
    shown: dict[str, Any] = {"notice": notice, "words": words}
    if notice.sent_at:
        missed = list(notices.unreachable(notice, request.user)[: FEW + 1])
        shown |= {
            "progress": notices.progress(notice),
            "missed": missed[:FEW],
            "missed_more": len(missed) > FEW,
        }
    else:
        people = notices.audience(request.user, notice.landlord, notice.segment, timezone.now())
        found = notices.outlook(people, frozenset(one.language for one in words))
        shown |= {"outlook": found.value, "counted_at": found.at, "texts": notices.texts(words[0].body)}
        shown["lines"] = segments.in_words(notice.segment.rules) if notice.segment else []
    return render(request, "communications/notices/one.html", shown)


@needs(WRITE_TO_MANY, fresh=True)
@require_POST
def send(request: Visit, pk: int) -> HttpResponse:
    """Send it to everybody whom it is for."""
    try:
        commands.send(notice=_one(request, pk), by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.says)
    else:
        messages.success(request, _("It goes out now."))
    return redirect("notice", pk=pk)


@needs(WRITE_TO_MANY)
@require_POST
def throw_away(request: Visit, pk: int) -> HttpResponse:
    """Take a draft out of the list."""
    try:
        commands.throw_away(notice=_one(request, pk), by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.says)
        return redirect("notice", pk=pk)
    messages.success(request, _("Thrown away."))
    return redirect("notices")


@needs(WRITE_TO_MANY, fresh=True)
@require_safe
def told(request: Visit, pk: int) -> HttpResponseBase:
    """Everybody whom it was for, and what became of it, as a file."""
    header = [_("Name"), _("By"), _("Language"), _("State"), _("Sent")]
    lines = list(csv_lines(header, notices.told(_one(request, pk), request.user)))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="notice-{pk}.csv"'
    return answer
