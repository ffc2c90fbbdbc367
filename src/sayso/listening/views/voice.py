"""What staff do with one voice. Its page itself is in website, because it shows higher floors too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal
from sayso.listening import forms
from sayso.listening.commands import answers, flags, triage
from sayso.listening.permissions import ANSWER, MANAGE_THEMES, READ_VOICES, TAKE_UP_FLAG, TRIAGE
from sayso.listening.queries import inbox, voices
from sayso.listening.views import typed
from sayso.people.queries import staff


def _found(request: Visit, pk: int) -> Any:
    voice = inbox.visible_to(request.user).select_related("landlord", "place").filter(pk=pk).first()
    if voice is None:
        raise Http404
    return voice


def _do(request: Visit, pk: int, act: Callable[[Any], Any], done: str) -> HttpResponse:
    """Do one thing to a voice and go back to its page, with the refusal's words if it refuses."""
    try:
        act(_found(request, pk))
    except Refusal as refusal:
        messages.error(request, refusal.says)
    else:
        messages.success(request, done)
    return redirect("voice", pk)


@needs(TRIAGE)
@require_POST
def assign(request: Visit, pk: int) -> HttpResponse:
    owner = next(
        (
            one
            for one in staff.colleagues(*request.user.landlords)
            if str(one.pk) == request.POST.get("owner")
        ),
        None,
    )

    def act(voice: Any) -> None:
        if owner is None:
            raise Refusal(_("Choose who looks after it."))
        triage.assign(voices=[voice], owner=owner, by=request.user, at=timezone.now())

    return _do(request, pk, act, _("It has an owner now."))


@needs(TRIAGE)
@require_POST
def add_theme(request: Visit, pk: int) -> HttpResponse:
    def act(voice: Any) -> None:
        theme = triage.add_theme(
            landlord=voice.landlord, name=typed(request, "theme"), by=request.user, at=timezone.now()
        )
        triage.add_themes(voices=[voice], themes=[theme], by=request.user, at=timezone.now())

    return _do(request, pk, act, _("Theme added."))


@needs(TRIAGE)
@require_POST
def remove_theme(request: Visit, pk: int, theme: int) -> HttpResponse:
    def act(voice: Any) -> None:
        found = inbox.theme(voice.landlord, pk=theme)
        if found is None:
            raise Http404
        triage.remove_theme(voice=voice, theme=found, by=request.user, at=timezone.now())

    return _do(request, pk, act, _("Theme taken off."))


@needs(TRIAGE)
@require_POST
def set_place(request: Visit, pk: int) -> HttpResponse:
    def act(voice: Any) -> None:
        wanted = request.POST.get("place", "")
        place = voices.places(voice.landlord).filter(pk=wanted).first() if wanted.isdecimal() else None
        triage.set_place(voice=voice, place=place, by=request.user, at=timezone.now())

    return _do(request, pk, act, _("Place changed."))


@needs(TRIAGE)
@require_POST
def note(request: Visit, pk: int) -> HttpResponse:
    def act(voice: Any) -> None:
        triage.add_note(voice=voice, words=typed(request, "words", 5_000), by=request.user, at=timezone.now())

    return _do(request, pk, act, _("Note added."))


@needs(TRIAGE)
@require_POST
def merge(request: Visit, pk: int) -> HttpResponse:
    def act(voice: Any) -> None:
        into = voices.by_reference(request.user, typed(request, "into"))
        if into is None:
            raise Refusal(_("There is no voice with that number."))
        triage.merge(voices=[voice], into=into, by=request.user, at=timezone.now())

    return _do(request, pk, act, _("Merged. Everyone who said it will be told."))


@needs(TRIAGE)
@require_POST
def unmerge(request: Visit, pk: int) -> HttpResponse:
    return _do(
        request, pk, lambda voice: triage.unmerge(voice=voice, by=request.user, at=timezone.now()),
        _("It stands by itself again."),
    )  # fmt: skip


def _answering(request: Visit, pk: int, form: Any, title: str, act: Callable[[Any], Any]) -> HttpResponse:
    """A form on a page of its own when something in it needs mending."""
    voice = _found(request, pk)
    if form.is_valid():
        try:
            act(voice)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.says)
        else:
            return redirect("voice", pk)
    context = {"form": form, "voice": voice, "title": title}
    return render(request, "listening/voice_form.html", context, status=422)


@needs(ANSWER)
@require_POST
def answer(request: Visit, pk: int) -> HttpResponse:
    form = forms.Answer(request.POST, prefix="answer")

    def act(voice: Any) -> None:
        cleaned = form.cleaned_data
        made = answers.reply(
            voice=voice,
            words=cleaned["words"],
            key=f"answer:{cleaned['key']}",
            by=request.user,
            at=timezone.now(),
        )
        if made.message_id:
            messages.success(request, _("Your answer is on its way."))
        else:
            messages.warning(request, _("Your answer is kept, but they left no way to reach them."))

    return _answering(request, pk, form, _("Answer"), act)


@needs(TRIAGE)
@require_POST
def hand_on(request: Visit, pk: int) -> HttpResponse:
    form = forms.HandOn(request.POST, prefix="hand")

    def act(voice: Any) -> None:
        triage.hand_on(voice=voice, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("Handed on."))

    return _answering(request, pk, form, _("Hand on"), act)


@needs(TRIAGE)
@require_POST
def pass_on(request: Visit, pk: int) -> HttpResponse:
    def act(voice: Any) -> None:
        wanted = set(request.POST.getlist("users"))
        praised = [one for one in staff.colleagues(voice.landlord) if str(one.pk) in wanted]
        triage.pass_on(
            voice=voice,
            users=praised,
            team=typed(request, "team", 120),
            by=request.user,
            at=timezone.now(),
        )

    return _do(request, pk, act, _("Passed on."))


@needs(TAKE_UP_FLAG)
@require_POST
def take_up(request: Visit, pk: int) -> HttpResponse:
    flag = inbox.flag(request.user, pk)
    if flag is None:
        raise Http404
    return _do(
        request, flag.voice_id,
        lambda _voice: flags.take_up(
            flag=flag, what_was_done=typed(request, "what_was_done", 2_000), by=request.user, at=timezone.now()
        ),
        _("Taken up."),
    )  # fmt: skip


@needs(READ_VOICES)
def themes(request: Visit) -> HttpResponse:
    """Every theme, with how much is said about it."""
    found = voices.themes_counted(request.landlord)
    return render(request, "listening/themes.html", {"themes": found.value, "counted_at": found.at})


@needs(MANAGE_THEMES)
@require_POST
def change_theme(request: Visit) -> HttpResponse:
    """Add a theme, or retire one."""
    try:
        retire = request.POST.get("retire", "")
        if retire.isdecimal():
            found = inbox.theme(request.landlord, pk=int(retire))
            if found is None:
                raise Http404
            triage.retire_theme(theme=found, by=request.user, at=timezone.now())
        else:
            triage.add_theme(
                landlord=request.landlord,
                name=typed(request, "name"),
                by=request.user,
                at=timezone.now(),
            )
    except Refusal as refusal:
        messages.error(request, refusal.says)
    return redirect("themes")
