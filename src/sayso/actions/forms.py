"""What people type about decisions, steps and results."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sayso.actions.commands.actions import MOST_NOTE, MOST_WHAT
from sayso.actions.commands.outcomes import MOST_WORDS, Decided, Result
from sayso.actions.enums import Decision
from sayso.actions.permissions import PLAN
from sayso.foundations.components.forms import DateField, Form
from sayso.people.models import Landlord, Place, User
from sayso.people.queries import staff

TOO_LONG = {"max_length": _("Use %(limit_value)d characters or fewer; this has %(show_value)d.")}


def _area(most: int, rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "count": most})


def colleagues(landlord: Landlord) -> Any:
    """Those who can look after a decision or a step at a landlord."""
    return staff.colleagues_of(landlord, roles=PLAN.roles)


class DecideForm(Form):
    """A decision on some voices."""

    title = forms.CharField(
        label=_("Short title"), max_length=200, error_messages=TOO_LONG,
        help_text=_("People will see it. For example: Benches for the play park"),
    )  # fmt: skip
    decision = forms.ChoiceField(
        label=_("What becomes of it?"), choices=Decision.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("If we cannot: why not?"), required=False, max_length=MOST_WORDS, error_messages=TOO_LONG,
        widget=_area(MOST_WORDS), help_text=_("Everyone who said it is told this reason. Write it as you would say it to them."),
    )  # fmt: skip
    instead = forms.CharField(
        label=_("If we cannot: what happens instead?"), required=False, max_length=MOST_WORDS,
        error_messages=TOO_LONG, widget=_area(MOST_WORDS, 3),
    )  # fmt: skip
    owner = forms.ModelChoiceField(
        label=_("Who sees to it?"), queryset=User.objects.none(), empty_label=_("Choose somebody")
    )
    place = forms.ModelChoiceField(
        label=_("Which place is it about?"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("Everywhere"),
    )

    def __init__(self, *args: Any, landlord: Landlord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues(landlord)  # type: ignore[attr-defined]
        self.fields["place"].queryset = Place.objects.filter(landlord=landlord, closed_on=None)  # type: ignore[attr-defined]

    @property
    def decided(self) -> Decided:
        """The decision, once the form is valid."""
        given = self.cleaned_data
        return Decided(
            title=given["title"], decision=given["decision"], owner=given["owner"],
            reason=given["reason"], instead=given["instead"], place=given["place"],
        )  # fmt: skip


class ResultForm(Form):
    """The words that are published."""

    you_said = forms.CharField(
        label=_("You said"), max_length=MOST_WORDS, error_messages=TOO_LONG, widget=_area(MOST_WORDS),
        help_text=_("In their words, short, without anybody’s name."),
    )  # fmt: skip
    we_did = forms.CharField(
        label=_("We did"), required=False, max_length=MOST_WORDS, error_messages=TOO_LONG, widget=_area(MOST_WORDS),
    )  # fmt: skip
    cost = forms.DecimalField(
        label=_("What it cost, in pounds"), required=False, min_value=0, max_digits=12, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "width": "10"}),
        error_messages={
            "invalid": _("Enter an amount in pounds, like 1240 or 1240.50"),
            "max_digits": _("Enter an amount in pounds, like 1240 or 1240.50"),
            "max_decimal_places": _("Enter an amount in pounds, like 1240 or 1240.50"),
            "max_whole_digits": _("Enter an amount in pounds, like 1240 or 1240.50"),
            "min_value": _("The cost cannot be less than nothing."),
        },
    )  # fmt: skip
    done_on = DateField(label=_("The day it was done"), says=_("The day it was done"), required=False)

    def __init__(self, *args: Any, is_refusal: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_refusal:
            for name in ("we_did", "cost", "done_on"):
                del self.fields[name]

    @property
    def result(self) -> Result:
        """The words, once the form is valid."""
        given = self.cleaned_data
        return Result(
            you_said=given["you_said"], we_did=given.get("we_did", ""), cost=given.get("cost"),
            done_on=given.get("done_on"),
        )  # fmt: skip


class StepForm(Form):
    """A step of a plan."""

    what = forms.CharField(label=_("What will be done"), max_length=MOST_WHAT, error_messages=TOO_LONG)
    owner = forms.ModelChoiceField(
        label=_("By whom"), queryset=User.objects.none(), empty_label=_("Choose somebody")
    )
    due_on = DateField(label=_("By when"), says=_("The day"))

    def __init__(self, *args: Any, landlord: Landlord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues(landlord)  # type: ignore[attr-defined]


class MoveForm(Form):
    """Another day or another owner for a step."""

    due_on = DateField(label=_("New day"), says=_("The new day"))
    owner = forms.ModelChoiceField(
        label=_("By whom"), queryset=User.objects.none(), empty_label=_("Choose somebody")
    )
    reason = forms.CharField(label=_("Why does it move?"), max_length=1_000, error_messages=TOO_LONG)

    def __init__(self, *args: Any, landlord: Landlord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues(landlord)  # type: ignore[attr-defined]


class NoteForm(Form):
    """How a step is getting on."""

    words = forms.CharField(
        label=_("Note"), max_length=MOST_NOTE, error_messages=TOO_LONG, widget=_area(MOST_NOTE, 3)
    )
