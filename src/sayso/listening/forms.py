"""What people type, made into clean values."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sayso.foundations.components.forms import DateField, Form
from sayso.listening.enums import Door, VoiceKind
from sayso.people.rules import contacts

PUBLIC_KINDS = (
    (VoiceKind.IDEA, gettext_lazy("An idea")),
    (VoiceKind.COMPLIMENT, gettext_lazy("A thank you")),
    (VoiceKind.CONCERN, gettext_lazy("A worry, or something that is not right")),
    (VoiceKind.QUESTION, gettext_lazy("A question")),
    (VoiceKind.REQUEST, gettext_lazy("Something needs to be fixed")),
    (VoiceKind.COMPLAINT, gettext_lazy("A complaint")),
    (VoiceKind.ADVERSE_EVENT, gettext_lazy("An accident, or something that nearly hurt someone")),
    (VoiceKind.INTEREST, gettext_lazy("I would like to get involved")),
)
HEAR_BACK = (
    ("email", gettext_lazy("E-mail")),
    ("text", gettext_lazy("Text message")),
    ("letter", gettext_lazy("Letter")),
    ("phone", gettext_lazy("Phone call")),
    ("none", gettext_lazy("I do not need to hear back")),
)


def phone_number(said: str) -> str:
    """A UK or international number in the form +447700900123, or a message that says what to do."""
    number = contacts.phone_number(said)
    if number is None or not contacts.is_whole(number):
        raise ValidationError(_("Enter a phone number, like 07700 900123."))
    return number


def one_time_key() -> str:
    """What makes a second POST of the same form the same act."""
    return uuid.uuid4().hex


class Words(forms.CharField):
    """What was said: any length up to the most, no NUL, line ends as they came."""

    def __init__(self, *, most: int = 20_000, **given: Any) -> None:
        given.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        super().__init__(strip=True, **given)
        self.most = most

    def clean(self, value: Any) -> str:
        words = str(super().clean((value or "").replace("\x00", "")))
        if len(words) > self.most:
            raise ValidationError(
                _("Use %(most)s characters or fewer; this has %(count)s.")
                % {"most": f"{self.most:,}", "count": f"{len(words):,}"}
            )
        return words


class Say(Form):
    """What a customer says from a phone. Contact is asked only of those we do not know."""

    words = Words(
        label=gettext_lazy("What would you like to tell us?"),
        help_text=gettext_lazy("Use your own words. You can write in any language."),
        error_messages={"required": gettext_lazy("Write what you would like to tell us.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=PUBLIC_KINDS, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it is.")},
    )  # fmt: skip
    hear_back = forms.ChoiceField(
        label=gettext_lazy("How shall we tell you what became of it?"), choices=HEAR_BACK,
        widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Choose how we tell you.")},
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("Your name"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )  # fmt: skip
    address = forms.CharField(
        label=gettext_lazy("Your e-mail, phone number or postal address"), required=False, max_length=400,
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=one_time_key)

    def __init__(self, *args: Any, known: bool, **given: Any) -> None:
        super().__init__(*args, **given)
        if known:
            for field in ("hear_back", "name", "address"):
                del self.fields[field]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        way, address = cleaned.get("hear_back"), cleaned.get("address", "").replace("\x00", "").strip()
        if not way or way == "none":
            return cleaned
        try:
            cleaned["address"] = _address_for(way, address)
        except ValidationError as error:
            self.add_error("address", error)
        return cleaned


def _address_for(way: str, address: str) -> str:
    if way == "email":
        if not address:
            raise ValidationError(_("Enter your e-mail address."))
        field = forms.EmailField(
            error_messages={"invalid": _("Enter an e-mail address, like name@example.com.")}
        )
        return str(field.clean(address))
    if way in ("text", "phone"):
        number = phone_number(address)
        if way == "text" and not contacts.is_mobile(number):
            raise ValidationError(_("Enter a mobile number: a text message cannot reach this one."))
        return number
    if not address:
        raise ValidationError(_("Enter your address, so that the letter finds you."))
    if not contacts.is_postal(address):
        raise ValidationError(_("Enter your whole address with the postcode, so that the letter finds you."))
    return address


class Log(Form):
    """A remark that a member of staff writes down in seconds."""

    words = Words(
        label=gettext_lazy("What was said"), widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        error_messages={"required": gettext_lazy("Write what was said.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=VoiceKind.choices, initial=VoiceKind.COMMENT)
    door = forms.ChoiceField(label=gettext_lazy("How it came"), choices=Door.choices, initial=Door.PHONE)
    customer = forms.IntegerField(required=False, widget=forms.HiddenInput)
    speaker = forms.IntegerField(required=False, widget=forms.HiddenInput)
    as_written = forms.BooleanField(
        label=gettext_lazy("They are not on the list: keep the name as I wrote it"), required=False
    )
    place = forms.IntegerField(label=gettext_lazy("Place"), required=False)
    said_on = DateField(
        label=gettext_lazy("Day it was said"), required=False, says=gettext_lazy("The day it was said"),
        help_text=gettext_lazy("Leave empty for today."),
    )  # fmt: skip
    settled = forms.BooleanField(
        label=gettext_lazy("Dealt with there and then; nobody waits for an answer"), required=False
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=one_time_key)

    def __init__(self, *args: Any, places: list[tuple[int, str]], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["place"] = forms.TypedChoiceField(
            label=_("Place"), required=False, coerce=int, empty_value=None,
            choices=[("", _("Where the customer lives")), *places],
        )  # fmt: skip

    def clean_said_on(self) -> date | None:
        day = self.cleaned_data["said_on"]
        return day or None


class Batch(Form):
    """Many remarks at once: from a meeting, a walk, or a box of cards."""

    title = forms.CharField(
        label=gettext_lazy("Where they come from"), max_length=200,
        help_text=gettext_lazy("For example: Elm House forum, 5 November"),
        error_messages={"required": gettext_lazy("Say where they come from.")},
    )  # fmt: skip
    door = forms.ChoiceField(label=gettext_lazy("How they came"), choices=Door.choices, initial=Door.MEETING)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=VoiceKind.choices, initial=VoiceKind.COMMENT)
    said_on = DateField(label=gettext_lazy("Day"), says=gettext_lazy("The day"))
    lines = Words(
        label=gettext_lazy("One remark on each line"), most=200_000,
        help_text=gettext_lazy(
            "To say whose it is, begin with a customer's e-mail, phone or name and a bar: Joan Mills | The lift is slow"
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": gettext_lazy("Write at least one remark.")},
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=one_time_key)

    def __init__(self, *args: Any, places: list[tuple[int, str]], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["place"] = forms.TypedChoiceField(
            label=_("Place"),
            required=False,
            coerce=int,
            empty_value=None,
            choices=[("", _("No one place")), *places],
        )
        self.order_fields(["title", "door", "kind", "said_on", "place", "lines", "key"])


class Answer(Form):
    """A direct answer to the person who spoke."""

    words = Words(
        label=gettext_lazy("Your answer"), most=5_000,
        help_text=gettext_lazy("It goes to them by the way they asked for."),
        error_messages={"required": gettext_lazy("Write the answer.")},
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=one_time_key)


class HandOn(Form):
    """To which service a voice goes."""

    to_service = forms.CharField(
        label=gettext_lazy("Service"), max_length=120,
        error_messages={"required": gettext_lazy("Say which service takes it.")},
    )  # fmt: skip
    receipt = forms.CharField(
        label=gettext_lazy("Their number for it"), max_length=80, required=False,
        help_text=gettext_lazy("For example a repair number."),
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("Why there"), max_length=500, required=False)
