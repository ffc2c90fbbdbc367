"""Staff's first page, and the search over everything."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sayso.actions.permissions import SEE_OUTCOMES
from sayso.actions.queries import outcomes, steps
from sayso.communications.permissions import PRINT_LETTERS, SEE_MESSAGES
from sayso.communications.queries import outbox
from sayso.foundations.access.doors import staff
from sayso.foundations.access.visits import Visit
from sayso.foundations.components.paging import MOST, counted
from sayso.framework.queries import board
from sayso.listening.permissions import READ_VOICES, SEE_UNANSWERED
from sayso.listening.queries import inbox, voices
from sayso.people.queries import customers
from sayso.website.navigation import MORE, links

AT_MOST = 8


@staff
@require_safe
def today(request: Visit) -> HttpResponse:
    """The morning on one screen: what is due, what came in, what is stuck."""
    user, now = request.user, timezone.now()
    context: dict[str, Any] = {
        "promises": board.glance(request.landlord, now, AT_MOST),
        "steps": list(steps.my_actions(user)[:AT_MOST]),
        "today": timezone.localdate(now),
    }
    if user.may(READ_VOICES):
        context |= {"dangers": inbox.in_danger(user, AT_MOST), "morning": inbox.morning(user, AT_MOST)}
    if user.may(SEE_UNANSWERED):
        days = request.landlord.manager_days
        waits = counted(inbox.unanswered(user, at=now, days=days), along=["received_at"])
        context["unanswered"] = f"{MOST:,}+" if waits > MOST else waits
        context["days"] = days
    if user.may(SEE_MESSAGES):
        pending = outbox.pending(user, request.landlord)
        context |= {"stuck": pending.stuck, "held": pending.held}
        if user.may(PRINT_LETTERS):
            context["letters"] = pending.letters
    context["praise"] = list(voices.praise_of(user)[:3])
    return render(request, "website/today.html", context)


@staff
@require_safe
def more(request: Visit) -> HttpResponse:
    """Everything that this person may open and the menu has no room for."""
    found = [(title, links(items, path=request.path, user=request.user)) for title, items in MORE]
    return render(request, "website/more.html", {"parts": [part for part in found if part[1]]})


@staff
@require_safe
def search(request: Visit) -> HttpResponse:
    """Voices, customers and decisions that the words fit, each as far as the viewer may see."""
    user, text = request.user, request.GET.get("q", "").replace("\x00", "").strip()[:200]
    context: dict[str, Any] = {"text": text}
    if text:
        if user.may(READ_VOICES):
            context["voices"] = list(inbox.matching(user, inbox.Filter(text=text, state="all"))[:AT_MOST])
            context["customers"] = customers.search(user, text, AT_MOST)
        context["outcomes"] = list(outcomes.of_list(user, SEE_OUTCOMES, outcomes.Wanted(text=text))[:AT_MOST])
    return render(request, "website/search.html", context)
