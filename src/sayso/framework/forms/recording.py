"""What staff type to record what happened, to correct it, to excuse a promise."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import DateField, Form

NO_CHOICE = [("", _("None"))]


class RecordForm(Form):
    """One fact by hand. The choices of kinds, places and groups are given by the view."""

    kind = forms.ChoiceField(label=_("What happened?"))
    subject = forms.CharField(
        label=_("What is it about?"),
        max_length=200,
        help_text=_("As others would call it: “Elm House forum, November”. No customer's name."),
    )
    place = forms.ChoiceField(label=_("Place"), required=False)
    group = forms.ChoiceField(label=_("Group"), required=False)
    on = DateField(label=_("When did it happen?"), says=_("The day it happened"))
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        help_text=_("Only where it is counted in hours. Like 14:30."),
        widget=forms.TimeInput(attrs={"width": "10"}),
        error_messages={"invalid": _("Enter a time like 14:30")},
    )
    value = forms.DecimalField(
        label=_("Figure"),
        required=False,
        help_text=_("Only where the fact has one, such as a percentage."),
        widget=forms.TextInput(attrs={"width": "10", "inputmode": "decimal"}),
        error_messages={"invalid": _("Enter a number, like 12 or 12.5")},
    )
    evidence_url = forms.CharField(
        label=_("Where is the evidence?"),
        required=False,
        max_length=500,
        help_text=_("The address of the minutes, the poster, the report."),
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=80)
    occurrence = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)

    def __init__(
        self, *args: Any, kinds: Any = (), places: Any = (), groups: Any = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose")), *kinds]  # type: ignore[attr-defined]
        self.fields["place"].choices = [*NO_CHOICE, *places]  # type: ignore[attr-defined]
        self.fields["group"].choices = [*NO_CHOICE, *groups]  # type: ignore[attr-defined]

    def clean_evidence_url(self) -> str:
        """Only addresses of the web and of our own pages: they are shown as links."""
        found = str(self.cleaned_data["evidence_url"]).strip()
        if found and not found.startswith(("https://", "http://", "/")):
            raise forms.ValidationError(_("Enter an address that begins with https:// or /"))
        return found


class CorrectForm(Form):
    """A correction: what should have been said, and why."""

    on = DateField(label=_("When did it really happen?"), says=_("The day it happened"))
    reason = forms.CharField(
        label=_("Why was it wrong?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=80)


class RetractForm(Form):
    """A withdrawal: it did not happen, and why it was said."""

    reason = forms.CharField(
        label=_("Why is it not so?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=80)


class DecideForm(Form):
    """Excuse a promise, give it more time, stop its clock or let it go on."""

    decision = forms.ChoiceField(label=_("What was decided?"), widget=forms.RadioSelect)
    more = forms.IntegerField(
        label=_("How much more time?"),
        required=False,
        min_value=1,
        help_text=_("In the promise's own days or hours. Only to give more time."),
        widget=forms.TextInput(attrs={"width": "10", "inputmode": "numeric"}),
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        help_text=_("Everyone can read this beside the promise. No customer's name."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decided_by = forms.CharField(
        label=_("Who decided?"), max_length=120, help_text=_("A job title, such as Head of Care.")
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=80)
    occurrence = forms.CharField(widget=forms.HiddenInput, max_length=300)

    def __init__(self, *args: Any, is_clock: bool = False, paused: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("excuse", _("Excuse it: it counts neither as kept nor as missed"))]
        if is_clock:
            choices.append(("extend", _("Give it more time")))
            choices.append(("resume", _("Let the clock go on")) if paused else ("pause", _("Stop the clock")))
        else:
            del self.fields["more"]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]
