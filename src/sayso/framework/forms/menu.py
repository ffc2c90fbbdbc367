"""What narrows the menu of engagement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import Form
from sayso.framework.enums import interest_words


def _choice() -> forms.Select:
    """A choice of a filter, which nobody needs to be told is optional."""
    return forms.Select(attrs={"plain": True})


class MenuForm(Form):
    """What someone likes, the time they have, and how: it narrows the menu."""

    interest = forms.ChoiceField(label=_("I care about"), required=False, widget=_choice())
    gives = forms.ChoiceField(
        label=_("I can give"),
        required=False,
        widget=_choice(),
        choices=[
            ("", _("Any time")),
            ("minutes", _("A few minutes")),
            ("hours", _("An hour or two, now and then")),
            ("regular", _("Regular time")),
        ],
    )
    where = forms.ChoiceField(
        label=_("How"),
        required=False,
        widget=_choice(),
        choices=[("", _("Any way")), ("online", _("Online")), ("offline", _("Not online"))],
    )
    for_whom = forms.ChoiceField(
        label=_("I am"),
        required=False,
        widget=_choice(),
        choices=[
            ("", _("Anyone")),
            ("leaseholders", _("A leaseholder")),
            ("schemes", _("Living in a care or supported scheme")),
            ("young people", _("A young person with your service")),
        ],
    )

    def __init__(self, *args: Any, interests: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["interest"].choices = [  # type: ignore[attr-defined]
            ("", _("Anything")),
            *sorted(((one, interest_words(one)) for one in interests), key=lambda pair: pair[1]),
        ]  # fmt: skip
