"""What people type to begin a draft, and to take it to customers, to its body and into force."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import DateField, Form
from sayso.framework.queries.shelf import PackRefused, ReadPack, from_texts
from sayso.framework.rules.bundles import BadBundle, unpacked
from sayso.framework.rules.problems import PackProblems


class StartForm(Form):
    """From what a draft begins, and what the edition is to be called. The choices are given by the view."""

    source = forms.ChoiceField(label=_("What do you begin with?"), widget=forms.RadioSelect)
    edition = forms.CharField(
        label=_("What will the new edition be called?"), max_length=40, help_text=_("Such as 2027–2030.")
    )
    starts_on = DateField(label=_("From which day will it hold?"), says=_("The first day"))
    name = forms.CharField(
        label=_("What is the framework called?"), max_length=200, required=False,
        help_text=_("Only where you begin with nothing."),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, sources: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = sources  # type: ignore[attr-defined]


class ImportForm(Form):
    """A pack as a file."""

    file = forms.FileField(
        label=_("The pack"), help_text=_("A ZIP of its files, or one .toml file, as Sayso exports them.")
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=80)
    pack: ReadPack

    def clean_file(self) -> Any:
        """The file, read as a pack; every mistake in it is shown."""
        given = self.cleaned_data["file"]
        try:
            self.pack = from_texts("imported", unpacked(given.name or "", given.read()))
        except BadBundle as trouble:
            raise forms.ValidationError(_bad(str(trouble))) from trouble
        except PackProblems as trouble:
            raise forms.ValidationError([str(one) for one in trouble.problems[:20]]) from trouble
        except PackRefused as trouble:
            raise forms.ValidationError(trouble.says) from trouble
        return given


def _bad(code: str) -> str:
    return {
        "too-large": _now("The file is too large for a framework."),
        "not-text": _now("A file in it is not UTF-8 text. Save it as UTF-8 and try again."),
    }.get(code, _now("This is not a pack. Choose a ZIP or a .toml file."))


class ReviewForm(Form):
    """Between which days customers are shown the draft."""

    review_from = DateField(label=_("First day"), says=_("The first day"))
    review_until = DateField(label=_("Last day"), says=_("The last day"))


class CloseForm(Form):
    """What customers said."""

    said = forms.CharField(
        label=_("What did customers say, and what became of it?"),
        help_text=_("How many took part, what they said, what was changed. Everyone can read this. No names."),
        widget=forms.Textarea(attrs={"rows": 5}), max_length=4000,
    )  # fmt: skip


class ApproveForm(Form):
    """When the body approved it, and where that is written."""

    on = DateField(label=_("When was it approved?"), says=_("The day of the approval"))
    evidence = forms.CharField(
        label=_("Where are the minutes?"), required=False, max_length=500,
        help_text=_("An address that begins with https:// or /, or the number of the minute."),
    )  # fmt: skip


class PublishForm(Form):
    """From which day it is counted."""

    measured_from = DateField(
        label=_("Counted from"), says=_("The first day that counts"),
        help_text=_("The edition before ends the day before. What was promised until then stays as it was."),
    )  # fmt: skip


class CallForm(Form):
    """By when the framework must be looked at again, and why."""

    done_by = DateField(label=_("By which day must it be reviewed?"), says=_("The day"))
    reason = forms.CharField(
        label=_("What calls for it?"), help_text=_("Such as a new law, or what customers said. No names."),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=60)


class ReasonForm(Form):
    """Why something is undone."""

    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500)
