"""The inbox: find, sort, and deal with many voices at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.access.ways import asked_way
from sayso.foundations.components.paging import LongPaginator
from sayso.foundations.database import replica
from sayso.foundations.refusals import Refusal
from sayso.foundations.tables import csv_lines
from sayso.listening.commands import saved_views, triage
from sayso.listening.enums import Door, VoiceKind, VoiceState
from sayso.listening.permissions import READ_VOICES, SEE_UNANSWERED, TRIAGE
from sayso.listening.queries import inbox, offers, voices
from sayso.listening.views import typed
from sayso.people.permissions import SEE_PEOPLE
from sayso.people.queries import staff

A_PAGE = 25


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 18 else None


def _about(ref: str) -> tuple[str, str] | None:
    """The kind and id of a reference such as “draft-3”."""
    kind, _sep, one = ref.replace("\x00", "")[:80].partition("-")
    return (kind, one) if kind and one else None


def narrowed(query: Any) -> inbox.Filter:
    """The filter that an address asks for; what makes no sense is left out."""
    return inbox.Filter(
        text=query.get("q", "").strip(),
        state=query.get("state", inbox.OPEN),
        owner=query.get("owner", "")[:18],
        kind=query.get("kind", ""),
        door=query.get("door", ""),
        theme=_number(query.get("theme", "")),
        place=_number(query.get("place", "")),
        segment=_number(query.get("segment", "")),
        flagged=query.get("flagged") == "1",
        customer=_number(query.get("customer", "")),
        about=_about(query.get("about", "")),
        sort=query.get("sort", "newest"),
    )


@needs(READ_VOICES)
def inbox_page(request: Visit) -> HttpResponseBase:
    """The list, narrowed by the address."""
    wanted = narrowed(request.GET)
    found = inbox.matching(request.user, wanted)
    if request.GET.get("as") == "csv":
        return _csv(found)
    page = LongPaginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "wanted": wanted,
        "about": next(iter(page.object_list), None) if wanted.about else None,
        "states": [(inbox.OPEN, _("Waiting")), ("all", _("All")), *VoiceState.choices],
        "kinds": VoiceKind.choices,
        "doors": Door.choices,
        **vars(offers.of(*request.user.landlords)),  # colleagues, places, themes, segments
        "by_segment": request.user.may(SEE_PEOPLE),
        "saved": inbox.saved_views(request.user),
        "query": request.GET.urlencode(),
    }
    return render(request, "listening/inbox.html", context)


def _csv(found: Any) -> StreamingHttpResponse:
    """The list as a spreadsheet that no formula hides in."""
    heads = ["number", "received", "kind", "how", "place", "owner", "state", "answer by", "words"]

    def said(moment: datetime | None) -> str:
        return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""

    rows = (
        [one.ref, said(one.received_at), one.get_kind_display(), one.get_door_display(), one.place or "",
         one.owner or "", one.get_state_display(), said(one.answer_by), one.words]
        for one in found.using(replica.source()).iterator(chunk_size=500)
    )  # fmt: skip
    return StreamingHttpResponse(
        csv_lines(heads, rows), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="voices.csv"'},
    )  # fmt: skip


def back(request: Visit, fallback: str = "voices") -> HttpResponse:
    """To where the person came from, if that is ours."""
    return redirect(asked_way(request, reverse(fallback)))


def _chosen(request: Visit) -> list[Any]:
    ids = [number for text in request.POST.getlist("voice") if (number := _number(text))]
    return inbox.some(request.user, ids)


@needs(TRIAGE)
@require_POST
def many(request: Visit) -> HttpResponse:
    """One act on the voices that are ticked."""
    chosen = _chosen(request)
    act = request.POST.get("act", "")
    if not chosen:
        messages.error(request, _("Tick at least one voice first."))
        return back(request)
    if act == "decide":
        return redirect(f"/staff/outcomes/new/?{'&'.join(f'voices={one.pk}' for one in chosen)}")
    try:
        _act(request, act, chosen)
    except Refusal as refusal:
        messages.error(request, refusal.says)
    else:
        count = len(chosen)
        messages.success(
            request,
            ngettext("%(count)s voice changed.", "%(count)s voices changed.", count) % {"count": count},
        )
    return back(request)


def _act(request: Visit, act: str, chosen: list[Any]) -> None:
    by, at = request.user, timezone.now()
    value = typed(request, act)
    if act == "take":
        triage.assign(voices=chosen, owner=by, by=by, at=at)
    elif act == "owner":
        owner = next((one for one in staff.colleagues(*request.user.landlords) if str(one.pk) == value), None)
        if owner is None:
            raise Refusal(_("Choose who looks after them."))
        triage.assign(voices=chosen, owner=owner, by=by, at=at)
    elif act == "theme":
        theme = inbox.theme(*request.user.landlords, pk=_number(value) or 0)
        if theme is None:
            raise Refusal(_("Choose a theme."))
        triage.add_themes(voices=chosen, themes=[theme], by=by, at=at)
    elif act == "merge":
        into = voices.by_reference(by, value) if value.strip() else chosen[0]
        if into is None:
            raise Refusal(_("There is no voice with that number."))
        triage.merge(voices=chosen, into=into, by=by, at=at)
    else:
        raise Refusal(_("Choose what to do with them."))


@needs(READ_VOICES)
@require_POST
def keep_view(request: Visit) -> HttpResponse:
    """Keep the filter by a name."""
    try:
        saved_views.keep(
            name=typed(request, "name"),
            query=typed(request, "query", 1_000),
            by=request.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, refusal.says)
    return back(request)


@needs(READ_VOICES)
@require_POST
def forget_view(request: Visit, pk: int) -> HttpResponse:
    """Keep it no more."""
    view = inbox.saved_view(request.user, pk)
    if view is None:
        raise Http404
    saved_views.forget(view=view, by=request.user, at=timezone.now())
    return back(request)


@needs(SEE_UNANSWERED)
def unanswered(request: Visit) -> HttpResponse:
    """Who waits for an answer, oldest first, and how far up it has climbed."""
    days = min(_number(request.GET.get("days", "")) or request.landlord.director_days, 3650)
    now = timezone.now()
    found = inbox.unanswered(request.user, at=now, days=days)
    page = LongPaginator(found, A_PAGE, along=["received_at"]).get_page(request.GET.get("page"))
    steps = sorted({7, request.landlord.manager_days, request.landlord.director_days, days})
    context = {
        "page": page,
        "days": days,
        "steps": steps,
        "may_read": request.user.may(READ_VOICES),
        "lines": inbox.on_rungs(page.object_list, now),
    }
    return render(request, "listening/unanswered.html", context)
