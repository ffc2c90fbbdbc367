"""The front door's own forms."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import Form

COLOUR = {"width": "10", "spellcheck": "false", "autocomplete": "off", "dir": "ltr"}


class BrandForm(Form):
    """The landlord's name, colours and logo. The command says what is wrong with a colour."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"width": "20"}))
    colour = forms.CharField(
        label=_("Main colour"),
        help_text=_("Behind the name and on buttons, with white words. Like #0b5351."),
        widget=forms.TextInput(attrs=COLOUR),
    )
    colour_deep = forms.CharField(
        label=_("Deeper colour"),
        help_text=_("Behind the menu, with white words."),
        widget=forms.TextInput(attrs=COLOUR),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("A PNG or JPEG picture under 200 KB. It stands on the main colour."),
    )
