"""Every component in all its states, for those who build pages and those who check them."""

from __future__ import annotations

from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sayso.foundations.access.doors import staff
from sayso.foundations.components.forms import DateField, Form

CHANNELS = [("email", _("E-mail")), ("text", _("Text message")), ("letter", _("Letter"))]
DAYS = [
    ("Fri 6", "day 1", "counted"),
    ("Sat 7, Sun 8", "not counted: weekend", "off"),
    ("Mon 9 to Fri 13", "days 2 to 6", "counted"),
    ("Sat 14, Sun 15", "not counted: weekend", "off"),
    ("Mon 16 to Wed 18", "days 7 to 9", "counted"),
    ("Thu 19", "day 10: due", "due"),
]
YEAR = [
    ("April", "kept", "4"),
    ("May", "kept", ""),
    ("June", "kept_late", "1"),
    ("July", "missed", "2"),
    ("August", "none", ""),
    ("September", "set_aside", ""),
    ("October", "kept", "11"),
    ("November", "coming", "27"),
]


class ExampleForm(Form):
    """One of each control."""

    name = forms.CharField(label=_("Full name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(label=_("E-mail address"), required=False, help_text=_("Only to answer you."))
    about = forms.CharField(
        label=_("What would you like to say?"),
        widget=forms.Textarea(attrs={"count": 300}),
        help_text=_("Say it in your own words."),
    )
    reply = forms.ChoiceField(
        label=_("How shall we answer?"),
        choices=CHANNELS,
        widget=forms.RadioSelect(attrs={"hints": {"letter": _("It comes in about three days.")}}),
    )
    needs = forms.MultipleChoiceField(
        label=_("What would help you?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("large", _("Large print")), ("bsl", _("British Sign Language"))],
    )
    area = forms.ChoiceField(label=_("Area"), choices=[("", _("Choose an area")), ("n", "Northside")])
    when = DateField(label=_("When did it happen?"), says=_("The date"), help_text=_("Like 27 3 2026."))
    photo = forms.FileField(label=_("Photo"), required=False)
    agreed = forms.BooleanField(label=_("You may ring me about this"), required=False)


def _days() -> list[SimpleNamespace]:
    return [SimpleNamespace(label=label, says=says, kind=kind) for label, says, kind in DAYS]


def _year() -> list[SimpleNamespace]:
    return [SimpleNamespace(month=month, state=state, n=n) for month, state, n in YEAR]


@staff
def components(request: HttpRequest) -> HttpResponse:
    """Show the gallery. Its forms are never kept."""
    typed = {
        "name": "",
        "email": "amira at harbour",
        "about": "x" * 12,
        "when_day": "31",
        "when_month": "feb",
        "when_year": "2026",
    }
    return render(
        request,
        "website/gallery.html",
        {
            "example": ExampleForm(auto_id="plain_%s"),
            "wrong": ExampleForm(typed, auto_id="wrong_%s"),
            "pages": Paginator(range(480), 20).page(7),
            "days": _days(),
            "year": _year(),
            "counted_at": timezone.now(),
            "crumbs": [(_("Promises"), "#one"), (_("Minutes in ten working days"), "#two")],
        },
    )
