"""A digest as it is read: a title, and paragraphs of plain text with the addresses of the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import get_language_bidi, ngettext, override
from django.utils.translation import gettext as _

from sayso.communications.queries import digests
from sayso.communications.queries.digests import Choice, Told
from sayso.communications.rules.digests import Asked
from sayso.foundations.clocks.counting import on_day
from sayso.foundations.database.lately import Counted, lately
from sayso.framework.queries.board import place_name
from sayso.framework.queries.standing import Frame, Standing
from sayso.framework.rules.verdicts import Occurrence
from sayso.people.models import Landlord

LINES = 20  # of each kind; the board has the rest
FIRST_STRONG, END = "\u2068", "\u2069"


@dataclass(frozen=True)
class Said:
    """An e-mail as it would be, and whether it would go out."""

    is_sent: bool
    title: str
    body: str


def said(
    landlord: Landlord, asked: Frame, choice: Choice, since: datetime, at: datetime, *, kept: bool
) -> Counted[Said]:
    """What a choice would say now. `kept` where it goes on from the last one; else it looks back from now."""

    def count() -> Said:
        what = digests.told(landlord, asked, [(choice, since)], at)[0]
        return Said(what.is_sent, title(landlord, what), body(landlord, what))

    return lately(count, "digest", landlord.pk, choice, since if kept else None)


def title(landlord: Landlord, told: Told) -> str:
    """The subject of the e-mail."""
    with override(told.choice.language):
        late = len(told.news.late)
        said = _("late now: %(n)s") % {"n": late}
        return f"{_own(landlord.name)}, {said if late else _('no promise is late')}"


def body(landlord: Landlord, told: Told, *, stop_url: str = "") -> str:
    """The words of the e-mail. Nobody's name is in it, and nothing of what anybody said."""
    with override(told.choice.language):
        return "\n\n".join([*_head(landlord, told), *_parts(told), *_foot(told, stop_url)])


def _head(landlord: Landlord, told: Told) -> list[str]:
    of = {"landlord": _own(landlord.name), "day": _day(on_day(told.at))}
    found = [_("How the promises of %(landlord)s stand on %(day)s.") % of]
    if told.choice.owner:
        found.append(_("Only promises of: %(owner)s") % {"owner": _own(told.choice.owner)})
    if told.owner_unknown:
        found.append(_("No promise belongs to that owner any more. Choose again, so that you miss nothing."))
    if told.choice.place:
        found.append(
            _("Only at: %(place)s") % {"place": _own(place_name(told.standings[-1], told.choice.place))}
        )
    return found


def _parts(told: Told) -> list[str]:
    news, since = told.news, {"day": _day(on_day(told.since))}
    parts = [
        (_("Late now"), news.late),
        (_("Due by %(day)s") % {"day": _day(told.until)}, news.due),
        (_("Missed since %(day)s") % since, news.missed),
        (_("Kept late since %(day)s") % since, news.kept_late),
        (_("Excused since %(day)s") % since, news.excused),
    ]
    found = [_part(told, heading, those) for heading, those in parts if those]
    if not news.late:
        found.insert(0, _("Nothing is late."))
    if news.kept:
        said = ngettext(
            "Kept on time since %(day)s: %(n)s time.", "Kept on time since %(day)s: %(n)s times.", news.kept
        )
        found.append(said % {**since, "n": news.kept})
    return found


def _part(told: Told, heading: str, those: Iterable[Asked]) -> str:
    """One heading with its lines; what is alike is told once, with how often."""
    alike: dict[tuple[str, date | None], list[Asked]] = {}
    for clause, one in those:
        alike.setdefault((clause.id, one.due_on), []).append((clause, one))
    lines = [_line(told, each) for each in list(alike.values())[:LINES]]
    if len(alike) > LINES:
        left = len(alike) - LINES
        lines.append("- " + ngettext("and %(n)s more", "and %(n)s more", left) % {"n": left})
    count = sum(len(each) for each in alike.values())
    return "\n".join([f"{heading}: {count}", *lines])


def _line(told: Told, those: list[Asked]) -> str:
    clause, one = those[0]
    said = [_own(clause.name)]
    standing = next(
        (each for each in told.standings if one.key in _keys(each, clause.id)), told.standings[-1]
    )
    if len(those) > 1:
        said.append(ngettext("%(n)s time", "%(n)s times", len(those)) % {"n": len(those)})
    else:
        said += [_own(each) for each in [_where(standing, one)] if each]
    if one.due_on:
        said.append(_("by %(day)s") % {"day": _day(one.due_on)})
    line = "- " + _(", ").join(said)
    if clause.unverified:
        line += (
            " (" + _("not checked against the document: %(what)s") % {"what": _own(clause.unverified)} + ")"
        )
    return f"{line}\n  {_evidence(standing, those)}"


def _keys(standing: Standing, clause_id: str) -> dict[str, Occurrence]:
    known = standing.by_clause.get(clause_id)
    return known.by_key if known else {}


def _where(standing: Standing, one: Occurrence) -> str:
    group = standing.scope.group_by_id.get(one.group)
    return place_name(standing, one.place_id) or (group.name if group else "")


def _evidence(standing: Standing, those: list[Asked]) -> str:
    clause, one = those[0]
    year = {"year": standing.year.start.year}
    asked: dict[str, str | int] = {"of": one.key, **year}
    if len(those) > 1:
        month = {"month": f"{one.due_on:%Y-%m}"} if one.due_on else {}
        asked = {"clause": clause.id, "state": one.state.value, **month, **year}
    return f"{settings.SITE_URL}{reverse('evidence')}?{urlencode(asked)}"


def _foot(told: Told, stop_url: str) -> list[str]:
    found = [
        _("Every promise, with its evidence:") + f"\n{settings.SITE_URL}{reverse('promises')}",
        _("You chose to get this. Choose otherwise:") + f"\n{settings.SITE_URL}{reverse('digest')}",
    ]
    if stop_url:
        found.append(_("Stop it, without signing in:") + f"\n{stop_url}")
    return found


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _own(words: str) -> str:
    """Words of a framework or a name, which keep their own direction among words from right to left."""
    return f"{FIRST_STRONG}{words}{END}" if get_language_bidi() else words
