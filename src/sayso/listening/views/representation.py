"""Who takes part against who lives there, as staff read it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.tables import csv_lines
from sayso.listening.commands import representation as commands
from sayso.listening.permissions import SEE_REPRESENTATION
from sayso.listening.queries import representation


def _asked(request: Visit, titles: dict[str, str]) -> tuple[str, int | None]:
    by, place = request.GET.get("by", ""), request.GET.get("place", "")
    number = int(place) if place.isascii() and place.isdecimal() and len(place) < 18 else None
    return by if by in titles else next(iter(titles)), number


@needs(SEE_REPRESENTATION)
@require_safe
def who_takes_part(request: Visit) -> HttpResponse:
    """One table with its picture, of the landlord or of one place, and who is missing most."""
    edition, nation = representation.latest(request.landlord), request.landlord.nation
    titles = representation.titles(nation)
    by, place = _asked(request, titles)
    shown: dict[str, Any] = {"edition": edition, "titles": titles, "by": by, "place": place}
    if edition:
        shown |= {
            "table": representation.table(edition, by, place, nation), "places": representation.places_shown(edition),
            "missing": representation.missing(edition, nation)[:8], "title": titles[by],
        }  # fmt: skip
    return render(request, "listening/who_takes_part.html", shown)


@needs(SEE_REPRESENTATION)
@require_POST
def count(request: Visit) -> HttpResponse:
    """Make the quarter's edition, where the night has not made it yet."""
    commands.make(landlord=request.landlord, by=request.user, at=timezone.now())
    return redirect("who-takes-part")


@needs(SEE_REPRESENTATION)
@require_safe
def export(request: Visit) -> HttpResponse:
    """All that is shown, as one file."""
    edition, nation = representation.latest(request.landlord), request.landlord.nation
    if edition is None:
        raise Http404
    header = [_("Counted by"), _("Place"), _("Group"), _("Live here"), _("Share"), _("Took part"), _("Share"),
              _("Ratio"), _("From"), _("To")]  # fmt: skip
    places: list[tuple[int | None, str]] = [
        (None, _("Everywhere")),
        *representation.places_shown(edition).items(),
    ]
    lines = []
    for by in representation.titles(nation):
        for place, name in places:
            table = representation.table(edition, by, place, nation)
            for label, row in table.rows if table else ():
                numbers = (row.share_lives, row.took, row.share_took, row.ratio, row.low, row.high)
                lines.append([table.title, name, label, row.lives, *(_rounded(one) for one in numbers)])  # type: ignore[union-attr]
    answer = HttpResponse("".join(csv_lines(header, lines)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="who-takes-part.csv"'
    return answer


def _rounded(number: float | None) -> Any:
    return "" if number is None else number if isinstance(number, int) else round(number, 4)
