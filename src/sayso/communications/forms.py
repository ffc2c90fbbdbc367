"""What staff choose about the digest of the promises, and write in a notice to many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sayso.communications.enums import Rhythm
from sayso.communications.queries.digests import Choice, Offered
from sayso.foundations.components.forms import Form
from sayso.people.forms.customers import PlainForm


class DigestForm(Form):
    """How often, of which promises, and in which language."""

    rhythm = forms.ChoiceField(
        label=_("How often?"), choices=Rhythm.choices, widget=forms.RadioSelect, initial=Rhythm.NEVER
    )
    owner = forms.ChoiceField(label=_("Whose promises?"), required=False)
    place = forms.ChoiceField(label=_("Of which place?"), required=False)
    language = forms.ChoiceField(label=_("In which language?"), choices=settings.LANGUAGES)

    def __init__(self, offered: Offered, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.initial.get("owner", "")
        owners = [*offered.owners, *([kept] if kept and kept not in offered.owners else [])]
        self._offer("owner", _("Everybody's"), ((one, one) for one in owners))
        self._offer("place", _("All places"), ((str(pk), name) for pk, name in offered.places))

    def _offer(self, field: str, everything: Any, those: Iterable[tuple[str, str]]) -> None:
        chosen = self.fields[field]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", everything), *those]

    def choice(self) -> Choice:
        """What was chosen."""
        given = self.cleaned_data
        place = int(given["place"]) if given["place"] else None
        return Choice(given["rhythm"], given["language"], given["owner"], place)


EVERYBODY = "all"


class NoticeForm(PlainForm):
    """Whom a notice is for, and its words in each language that we write. Nothing is meant for everybody by oversight."""

    segment = forms.ChoiceField(
        label=_("Whom is it for?"), error_messages={"required": _("Choose whom it is for.")}
    )

    def __init__(self, segments: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["segment"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", "–"), (EVERYBODY, _("Everybody")), *((str(pk), name) for pk, name in segments)]
        for language, name in settings.LANGUAGES:
            is_needed = language == "en"
            attributes = {"lang": language, "dir": "auto"}
            self.fields[f"title_{language}"] = forms.CharField(
                label=format_lazy(_("Title, in {language}"), language=name), max_length=120, required=is_needed,
                widget=forms.TextInput(attrs=attributes),
            )  # fmt: skip
            self.fields[f"body_{language}"] = forms.CharField(
                label=format_lazy(_("What it says, in {language}"), language=name), max_length=4_000, required=is_needed,
                widget=forms.Textarea(attrs={**attributes, "rows": 8}),
                help_text=_("Short words and short sentences. Say what will happen, when, and whom to ask.") if is_needed
                else _("Without it, those who read this language get the English."),
            )  # fmt: skip

    @staticmethod
    def of(segment: str, words: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
        """What the form holds for a notice that is there."""
        told: dict[str, Any] = {"segment": segment}
        for language, (title, body) in words.items():
            told |= {f"title_{language}": title, f"body_{language}": body}
        return told

    @property
    def words(self) -> dict[str, tuple[str, str]]:
        """Title and body of each language, as they were written."""
        given = self.cleaned_data
        return {one: (given[f"title_{one}"], given[f"body_{one}"]) for one, _name in settings.LANGUAGES}
