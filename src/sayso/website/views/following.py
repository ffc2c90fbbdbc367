"""A voice followed forward: by whoever said it, and by staff. It joins several floors, so it is here."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sayso.actions.enums import Decision
from sayso.actions.queries import threads
from sayso.foundations.access.doors import mine, needs, public
from sayso.foundations.access.visits import Visit
from sayso.listening.forms import Answer, HandOn
from sayso.listening.permissions import READ_VOICES
from sayso.listening.queries import advice, offers, past, references, voices
from sayso.website.views.errors import link_not_whole


@public
@require_safe
def said(request: Visit, token: str) -> HttpResponse:
    """What became of one voice, for whoever holds its link."""
    pk = references.voice_of(token)
    voice = voices.to_follow(pk) if pk else None
    if voice is None:
        return link_not_whole(request)
    outcomes = threads.outcomes_of(voice)
    standing = voices.standing(voice)
    customer = getattr(request.user, "customer_id", None)
    context = {
        "standing": standing,
        "is_new": standing.waits and not outcomes,  # nothing has become of it yet
        "refused": any(one.decision == Decision.CANNOT for one in outcomes),
        "reachable": bool(voice.speaker_id or voice.contact_channel),
        "own": customer is not None and customer in (voice.speaker_id, voice.customer_id),
        "advice": advice.for_voice(voice),
        "outcomes": outcomes,
        "landlord": voice.landlord,
    }
    return render(request, "website/said.html", context)


@mine
@require_safe
def my_voices(request: Visit) -> HttpResponse:
    """What became of what I said."""
    page = Paginator(voices.of_customer(request.user.customer), 20).get_page(request.GET.get("page"))
    standings = [(voices.standing(one), references.link_token(one.pk)) for one in page.object_list]
    return render(request, "website/my_voices.html", {"page": page, "standings": standings})


@needs(READ_VOICES)
@require_safe
def voice(request: Visit, pk: int) -> HttpResponse:
    """One voice for staff: who, when, what was done with it and what became of it."""
    found = voices.for_viewer(request.user, pk)
    if found is None:
        raise Http404
    context = {
        "voice": found,
        "past": past.of(found),
        "outcomes": threads.outcomes_of(found),
        "alike": voices.alike(request.user, found) if found.answered_at is None else [],
        **vars(offers.of(found.landlord)),  # colleagues, places, themes
        "answer": Answer(prefix="answer"),
        "hand_on": HandOn(prefix="hand"),
        "follow": references.link_token(found.pk),
    }
    return render(request, "website/voice.html", context)
