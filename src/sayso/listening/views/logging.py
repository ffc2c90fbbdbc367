"""Staff write down what was said: one remark in seconds, or many from a meeting."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.foundations.subjects import Subject
from sayso.listening import forms
from sayso.listening.commands import batches, voices
from sayso.listening.permissions import LOG_VOICE, READ_VOICES
from sayso.listening.queries import advice
from sayso.listening.queries import voices as questions
from sayso.people.queries import customers


def _places(request: Visit) -> list[tuple[int, str]]:
    return [(one.pk, one.name) for one in questions.places(*request.user.landlords)]


def _moment(day: Any, now: datetime) -> datetime | None:
    """Noon of an earlier day; now for today."""
    if day is None or day == timezone.localdate():
        return None
    return timezone.make_aware(datetime.combine(day, time(12)))


def _place(request: Visit, pk: int | None) -> Any:
    return questions.places(*request.user.landlords).filter(pk=pk).first() if pk else None


def _landlord(request: Visit, place: Any) -> Any:
    """Whose voice it is when nobody we know said it: that of the place, else the landlord one works for."""
    return place.landlord if place is not None else request.landlord


def _said(request: Visit, cleaned: dict[str, Any]) -> voices.Said:
    people = {
        name: customers.for_viewer(request.user).filter(pk=cleaned[name]).first() if cleaned[name] else None
        for name in ("customer", "speaker")
    }
    for name, person in people.items():
        if cleaned[name] and person is None:
            raise voices.Unknown(_("Choose a customer from the list."), field="customer")
    who, speaks = _typed_names(request)
    if speaks and people["speaker"] is None:
        raise voices.Unknown(_("Choose who is speaking from the list, or empty that box."), field="customer")
    if who and people["customer"] is None and not cleaned["as_written"]:
        raise voices.Unknown(
            _("Choose who said it from the list, or keep the name as you wrote it."), field="customer"
        )
    return voices.Said(
        kind=cleaned["kind"],
        door=cleaned["door"],
        words=cleaned["words"],
        customer=people["customer"],
        contact=voices.Contact(who[:200], "", "") if who and people["customer"] is None else None,
        speaker=people["speaker"],
        place=_place(request, cleaned["place"]),
        said_at=_moment(cleaned["said_on"], timezone.now()),
        settled=cleaned["settled"],
        language=people["customer"].language if people["customer"] else "en",
    )


def _typed_names(request: Visit) -> tuple[str, str]:
    """What was typed to find who said it, and who speaks for them."""
    typed = [*request.POST.getlist("q"), "", ""]
    return typed[0].replace("\x00", "").strip(), typed[1].replace("\x00", "").strip()


def _again(page: str, logged: list[Any], otherwise: str = "") -> HttpResponse:
    """Back to the empty page, which says first what to do about the voices that rang, if any did."""
    rang = ",".join(str(one.pk) for one in logged if advice.for_voice(one))
    return redirect(f"{reverse(page)}?{urlencode({'rang': rang})}" if rang else otherwise or page)


def _rang(request: Visit) -> dict[str, Any]:
    """Of the voices that were just written down here, those that rang, and what to say now."""
    pks = [int(one) for one in request.GET.get("rang", "").split(",") if one.isdecimal() and len(one) < 18]
    flagged, says = advice.just_logged(request.user, pks) if pks and request.method == "GET" else ([], [])
    return {"flagged": flagged, "advice": says}


@needs(LOG_VOICE)
def log(request: Visit) -> HttpResponse:
    """Log one voice; the page comes back empty for the next, with a link to what was logged."""
    initial = {"customer": request.GET.get("customer", "")[:18]}
    form = forms.Log(request.POST or None, places=_places(request), initial=initial)
    if form.is_valid():
        try:
            said = _said(request, form.cleaned_data)
            landlord = said.customer.landlord if said.customer else _landlord(request, said.place)
            voice = voices.log(
                landlord=landlord,
                said=said,
                key=f"log:{form.cleaned_data['key']}",
                by=request.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.says)
        else:
            link = reverse("voice", args=[voice.pk])
            messages.success(request, format_html('{} <a href="{}">{}</a>', _("Logged:"), link, voice.ref))
            return _again("log-voice", [voice])
    who = form["customer"].value()
    chosen = customers.for_viewer(request.user).filter(pk=who).first() if str(who or "").isdecimal() else None
    typed = _typed_names(request)[0]
    found = customers.search(request.user, typed) if typed and chosen is None else []
    context = {"form": form, "chosen": chosen, "typed": typed, "found": found, **_rang(request)}
    return render(request, "listening/log.html", context, status=status_of(form))


@needs(LOG_VOICE)
def batch(request: Visit) -> HttpResponse:
    """Log many: all of them or none."""
    form = forms.Batch(request.POST or None, places=_places(request))
    if form.is_valid():
        cleaned = form.cleaned_data
        common = voices.Said(
            kind=cleaned["kind"], door=cleaned["door"], words="", place=_place(request, cleaned["place"]),
            said_at=_moment(cleaned["said_on"], timezone.now()),
            source=Subject(cleaned["door"], "", cleaned["title"]),
        )  # fmt: skip
        try:
            logged = batches.log_all(
                landlord=_landlord(request, common.place), common=common, text=cleaned["lines"], key=f"batch:{cleaned['key']}",
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.says)
        else:
            count = len(logged)
            messages.success(
                request,
                ngettext("%(count)s remark logged.", "%(count)s remarks logged.", count) % {"count": count},
            )
            done = "voices" if request.user.may(READ_VOICES) else "log-batch"
            return _again("log-batch", logged, otherwise=done)
    context = {"form": form, **_rang(request)}
    return render(request, "listening/batch.html", context, status=status_of(form))
