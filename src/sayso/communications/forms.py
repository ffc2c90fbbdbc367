"""What staff choose about the digest of the promises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sayso.communications.enums import Rhythm
from sayso.communications.queries.digests import Choice, Offered
from sayso.foundations.components.forms import Form


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
