"""The questions about needs and about oneself, on paper. The sheet says nothing of what we hold."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from sayso.foundations.print.typesetting import (
    LARGE_PRINT_POINTS,
    STANDARD_POINTS,
    Question,
    Sheet,
    sheet_pdf,
)
from sayso.people.enums import Channel, Characteristic, Format, Language, Need, answers_to
from sayso.people.models import Customer, Landlord
from sayso.people.queries.languages import spoken


def _questions(nation: str) -> tuple[Question, ...]:
    needs = [str(label) for value, label in Need.choices if value != Need.SAFE_CONTACT]
    return (
        Question(_("Your name and address")),
        Question(_("How shall we reach you?"), tuple(str(one) for one in Channel.labels)),
        Question(_("In which language?"), tuple(str(one) for one in Language.labels)),
        Question(_("In which form?"), tuple(str(one) for one in Format.labels)),
        Question(_("What would help you to read what we send, and to take part?"), tuple(needs)),
        *(
            Question(str(label), tuple(str(words) for _key, words in answers_to(name, nation)))
            for name, label in Characteristic.choices
        ),
    )


def _sheet(landlord: Landlord, customer: Customer, language: str) -> Sheet:
    back = " ".join(landlord.address.split())
    post = _("Give this sheet to anyone who works for us, or post it to: %(address)s.") % {"address": back}
    return Sheet(
        landlord=landlord.name,
        title=_("What helps you, and who you are"),
        paragraphs=(
            _("Please tick what is true for you. You can leave out any question."),
            _(
                "We ask who you are only to see whether we listen to everyone. We show counts, never your name."
            ),
            _("You can change or take back an answer at any time."),
        ),
        questions=_questions(landlord.nation),
        closing=(post if back else _("Give this sheet to anyone who works for us."),),
        footer=f"{landlord.name}  {landlord.phone}".strip(),
        language=language,
        size=LARGE_PRINT_POINTS if customer.format == Format.LARGE_PRINT else STANDARD_POINTS,
        colour=landlord.colour,
    )


def of_needs(customer: Customer, at: datetime) -> bytes:
    """The sheet for one customer as a PDF, in their language where we write it, and in their size of print."""
    language = spoken(customer.language)
    with translation.override(language):
        return sheet_pdf(_sheet(customer.landlord, customer, language), made_at=at)
