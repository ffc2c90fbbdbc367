"""What staff type to work out a grant, or to hold an award against a fund's caps."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import Form
from sayso.framework.rules.funds import Fund

COUNTS = {
    "tenant": _("How many tenants?"),
    "owner": _("How many owners?"),
    "home": _("How many homes?"),
    "member": _("How many members?"),
}
# Where the framework gives a part no sum, the sum is typed: for one tenant, not for all of them.
SUMS = {
    "group": _("In pounds, once: %(part)s"),
    "tenant": _("In pounds, for one tenant: %(part)s"),
    "owner": _("In pounds, for one owner: %(part)s"),
    "home": _("In pounds, for one home: %(part)s"),
    "member": _("In pounds, for one member: %(part)s"),
}
MOST = 1_000_000


class MoneyField(forms.DecimalField):
    """A sum in pounds; £ and commas may be typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_digits=11, decimal_places=2, widget=forms.TextInput(
            {"inputmode": "decimal"}), **kwargs)  # fmt: skip

    def to_python(self, value: Any) -> Any:
        """The sum without its signs; raises ValidationError where it is none."""
        plain = value.replace("£", "").replace(",", "").replace(" ", "") if isinstance(value, str) else value
        return super().to_python(plain)


class GrantForm(Form):
    """The numbers that the parts of a fund need, and what is left of last year's grant."""

    def __init__(self, fund: Fund, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for per, label in COUNTS.items():
            if any(one.per == per for one in fund.parts):
                self.fields[per] = forms.IntegerField(
                    label=label, min_value=0, max_value=MOST, widget=forms.TextInput({"inputmode": "numeric"})
                )
        self.unsaid = [one for one in fund.parts if one.amount is None]
        for at, part in enumerate(self.unsaid):
            self.fields[f"amount_{at}"] = MoneyField(
                label=SUMS[part.per] % {"part": part.says}, help_text=part.basis
            )
        if fund.carry_over is not None and fund.carry_over.deduct != "nothing":
            self.fields["last"] = MoneyField(label=_("Last year's grant, in pounds"), required=False)
            self.fields["unspent"] = MoneyField(label=_("What is left of it, in pounds"), required=False)
            self.fields["case_made"] = forms.BooleanField(
                label=_("The group made a good case to keep it"), required=False,
                help_text=fund.carry_over.unless,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """No more can be left than was given."""
        given = super().clean() or self.cleaned_data
        last, unspent = given.get("last") or Decimal(0), given.get("unspent") or Decimal(0)
        if unspent > last and "last" not in self.errors:
            self.add_error("unspent", _now("No more can be left than the grant of last year was."))
        return given

    def numbers(self) -> dict[str, Any]:
        """What was typed, as `grants.calculated` takes it."""
        given = self.cleaned_data
        return {
            "counts": {per: given[per] for per in COUNTS if per in given},
            "amounts": {one.id: given[f"amount_{at}"] for at, one in enumerate(self.unsaid)},
            "last": given.get("last") or Decimal(0),
            "unspent": given.get("unspent") or Decimal(0),
            "case_made": given.get("case_made", False),
        }


class AwardForm(Form):
    """An award to hold against the caps."""

    award = MoneyField(label=_("The award, in pounds"))
