"""A customer says something, signed in or not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from sayso.foundations.access.actors import VISITOR
from sayso.foundations.access.doors import public
from sayso.foundations.access.limits import too_many
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.foundations.subjects import Subject
from sayso.framework.queries import drafts
from sayso.listening import forms
from sayso.listening.commands import voices
from sayso.listening.enums import Door, VoiceKind
from sayso.listening.queries import lengths, references
from sayso.listening.rules import states


def _customer(request: Visit) -> Any:
    return request.user.customer if request.user.is_authenticated else None


def _asked(request: Visit) -> str:
    return request.GET.get("about", "").replace("\x00", "")[:200]


def _about(request: Visit) -> Subject | None:
    """What we asked customers about, where the link that brought them names it."""
    asked = _asked(request)
    return drafts.asked_about(request.landlord, asked, timezone.localdate()) if asked else None


def _said(request: Visit, cleaned: dict[str, Any]) -> voices.Said:
    customer = _customer(request)
    way = cleaned.get("hear_back", "none")
    contact = None if way == "none" else voices.Contact(cleaned["name"], way, cleaned["address"])
    return voices.Said(
        kind=cleaned["kind"],
        door=Door.WEB,
        words=cleaned["words"],
        customer=customer,
        contact=None if customer else contact,
        language=translation.get_language() or "en",
        source=_about(request),
    )


def _begun(request: Visit) -> dict[str, Any]:
    """What a link has begun for them: the kind, and the line of the menu that they like."""
    begun: dict[str, Any] = {"key": forms.one_time_key()}
    kind, about = request.GET.get("kind", ""), _asked(request)
    if kind in VoiceKind.values:
        begun["kind"] = kind
    if kind == VoiceKind.INTEREST and about:
        begun["words"] = _("I would like to take part: %(about)s") % {"about": about}
    return begun


@public
def say(request: Visit) -> HttpResponse:
    """One form: what, of which kind, and how to tell you what became of it."""
    if not request.landlord:
        raise Http404
    form = forms.Say(request.POST or None, known=_customer(request) is not None, initial=_begun(request))
    if form.is_valid() and (until := too_many(request, "say")) is not None:
        form.add_error(None, _too_many(request, until))
        return _page(request, form, 429)
    if form.is_valid():
        by = request.user if request.user.is_authenticated else VISITOR
        try:
            voice = voices.log(
                landlord=request.landlord, said=_said(request, form.cleaned_data),
                key=f"say:{form.cleaned_data['key']}", by=by, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.says)
        else:
            return redirect("said", references.link_token(voice.pk))
    return _page(request, form, status_of(form))


def _page(request: Visit, form: forms.Say, status: int) -> HttpResponse:
    length = lengths.of_answer(request.landlord, states.ENQUIRY, timezone.localdate())
    context = {"form": form, "length": length, "known": _customer(request), "about": _about(request)}
    return render(request, "listening/say.html", context, status=status)


def _too_many(request: Visit, until: datetime) -> str:
    """When to try again, and how to reach us until then. What was typed stays on the page."""
    at = time_format(
        timezone.localtime(until + timedelta(minutes=1)), "H:i"
    )  # the minute after, whatever the second
    words = _("Many messages came from your connection. Yours is not sent yet. Send it again after %(at)s.")
    if request.landlord.phone:
        words += " " + _("Or ring us on %(phone)s.")
    return words % {"at": at, "phone": request.landlord.phone}
