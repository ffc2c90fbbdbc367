"""What a poster says."""

from __future__ import annotations

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sayso.actions.enums import Decision
from sayso.actions.models import Outcome
from sayso.actions.queries import pages
from sayso.actions.queries.outcomes import people_behind
from sayso.foundations.print.typesetting import Paper, Poster, poster_pdf


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.replace("\r", "").split("\n\n") if part.strip())


def poster_of(outcome: Outcome, *, large_print: bool, language: str) -> Poster:
    """The published words with the headings in a language, and a way to the page."""
    link = pages.url_of(outcome)
    phone = (outcome.landlord.phone or "").replace(" ", "\u00a0")
    count = next((row["n"] for row in people_behind(outcome.pk)), 0)
    with translation.override(language):
        refused = outcome.decision == Decision.CANNOT
        instead = (_("Instead: %(instead)s") % {"instead": outcome.instead},) if outcome.instead else ()
        return Poster(
            landlord=outcome.landlord.name,
            title=outcome.title,
            said_heading=_("You said"),
            said=outcome.you_said,
            did_heading=_("We cannot, because") if refused else _("We did"),
            did=(*_paragraphs(outcome.reason), *instead) if refused else _paragraphs(outcome.we_did),
            counted=ngettext("%(n)s person said this.", "%(n)s people said this.", count) % {"n": count},
            find_out=_("Find out more: %(link)s") % {"link": link.removeprefix("https://")},
            link=link,
            ring=_("Tell us what you think: %(phone)s") % {"phone": phone} if phone else "",
            language=language,
            large_print=large_print,
            colour=outcome.landlord.colour,
            logo=bytes(outcome.landlord.logo or b""),
            logo_type=outcome.landlord.logo_type,
        )


def pdf_of(outcome: Outcome, *, paper: Paper, large_print: bool, language: str) -> bytes:
    """The poster of a published outcome as a PDF."""
    made = poster_of(outcome, large_print=large_print, language=language)
    return poster_pdf(made, paper, made_at=outcome.published_at or timezone.now())
