"""Input about how long records are kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sayso.people.forms.customers import PlainForm


class RetentionForm(PlainForm):
    """A number of months for each kind of record."""

    def __init__(self, *args: Any, kinds: Iterable[Any], longest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = [one.rule.kind for one in kinds]
        for one in kinds:
            self.fields[f"months-{one.rule.kind}"] = forms.IntegerField(
                label=_("%(kind)s: months") % {"kind": one.rule.says}, min_value=1, max_value=longest,
                initial=one.months, widget=forms.NumberInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
                error_messages={"required": _("Give a number of months."), "invalid": _("Give a number of months.")},
            )  # fmt: skip

    @property
    def months(self) -> dict[str, int]:
        """What was asked for, by kind."""
        return {kind: self.cleaned_data[f"months-{kind}"] for kind in self.kinds}
