"""Input about what is sensitive: needs, characteristics, and why somebody looks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import DateField
from sayso.people.enums import Basis, Characteristic, Confidentiality, Need, Origin, answers_to
from sayso.people.forms.customers import PlainForm


class OwnNeedsForm(PlainForm):
    """What a customer says they need."""

    needs = forms.MultipleChoiceField(
        label=_("What would help you to read what we send, and to take part?"), required=False,
        help_text=_("Tick all that help. We will ask you again in a year."),
        choices=[one for one in Need.choices if one[0] != Need.SAFE_CONTACT], widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


class NeedForm(PlainForm):
    """One need, as staff record it."""

    need = forms.ChoiceField(label=_("What they need"), choices=Need.choices)
    detail = forms.CharField(
        label=_("More about it"), required=False, max_length=200,
        help_text=_("For example: Polish, speaks slowly, ring after four."),
    )  # fmt: skip
    origin = forms.ChoiceField(label=_("Who told us"), choices=Origin.choices, initial=Origin.SELF)
    basis = forms.ChoiceField(label=_("Why we may keep it"), choices=Basis.choices, initial=Basis.ADJUSTMENT)
    confidentiality = forms.ChoiceField(
        label=_("Who may see it"), choices=Confidentiality.choices, initial=Confidentiality.ORDINARY
    )
    may_share = forms.BooleanField(
        label=_("They agree that we tell those who visit or meet them for us"), required=False
    )
    review_on = DateField(label=_("Ask again on"), required=False, help_text=_("Empty: in a year."))


class MetForm(PlainForm):
    """Whether a need was met, one time."""

    occasion = forms.CharField(
        label=_("When it mattered"), max_length=200, help_text=_("For example: the visit about the boiler.")
    )
    was_met = forms.ChoiceField(
        label=_("Was it met?"), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect
    )
    on = DateField(label=_("On"), required=False, help_text=_("Empty: today."))

    def clean_was_met(self):
        return self.cleaned_data["was_met"] == "yes"


class ReasonForm(PlainForm):
    """Why somebody looks."""

    reason = forms.CharField(
        label=_("Why do you need to see this?"), max_length=200,
        help_text=_("It is kept with your name, and the person can read it."),
    )  # fmt: skip


class AboutForm(PlainForm):
    """The questions about oneself: each may stay empty, and each may be taken back."""

    def __init__(self, *args, nation: str, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in Characteristic.choices:
            choices = [("", _("No answer")), *answers_to(name, nation)]
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=choices)


class EraseForm(PlainForm):
    """Who asked for it, and how far it goes."""

    because = forms.CharField(
        label=_("Who asked, and when"), max_length=200,
        help_text=_("For example: by letter on 3 March. Their name is taken out of it."),
    )  # fmt: skip
    words = forms.BooleanField(label=_("What they said goes too"), required=False)
    although_there = forms.BooleanField(
        label=_("They go although they still live in one of our homes"), required=False
    )
