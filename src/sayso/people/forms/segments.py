"""Input about segments: plain lists and numbers, so that it works without a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sayso.people.enums import (
    Channel,
    CustomerKind,
    Format,
    Join,
    Language,
    Online,
    SchemeKind,
    TookPart,
    Way,
)
from sayso.people.forms.customers import PlainForm
from sayso.people.rules.segments import CHOICES, OLDEST, RANGES


def _many(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple
    )


def _years(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=OLDEST,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )  # fmt: skip


class SegmentForm(PlainForm):
    """What narrows a segment; a group that is left empty narrows nothing."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("For example: Tenants over 65 who get letters.")
    )
    join = forms.ChoiceField(
        label=_("Who is meant"), choices=Join.choices, initial=Join.ALL, widget=forms.RadioSelect
    )
    kind = _many(_("Kind"), CustomerKind.choices)
    place = forms.TypedMultipleChoiceField(
        label=_("Places, with all that is in them"), required=False, coerce=int,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    scheme_kind = _many(_("Kind of scheme"), SchemeKind.choices)
    age_from = _years(_("Age from"))
    age_to = _years(_("Age to"))
    years_here_from = _years(_("Years in the home, from"))
    years_here_to = _years(_("Years in the home, to"))
    took_part = _many(_("Said something"), TookPart.choices)
    channel = _many(_("Reached by"), Channel.choices)
    language = _many(_("Language"), Language.choices)
    format = _many(_("Print and format"), Format.choices)
    online = _many(_("Online"), Online.choices)
    reach = _many(_("Has left us"), Way.choices)

    def __init__(self, *args: Any, places: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = list(places)  # type: ignore[attr-defined]

    @staticmethod
    def of(name: str, rules: Mapping[str, Any]) -> dict[str, Any]:
        """What the form holds for a segment that is there."""
        told = {"name": name, **{key: wanted for key, wanted in rules.items() if key not in RANGES}}
        for key in RANGES:
            told[f"{key}_from"], told[f"{key}_to"] = rules.get(key, (None, None))
        return told

    @property
    def rules(self) -> dict[str, Any]:
        """The rules as they were filled in."""
        given = self.cleaned_data
        said = {name: given[name] for name in ("join", "place", *CHOICES)}
        return said | {name: [given[f"{name}_from"], given[f"{name}_to"]] for name in RANGES}
