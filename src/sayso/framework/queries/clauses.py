"""One promise: its occurrences, and why each date is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sayso.foundations.clocks.counting import on_day
from sayso.framework.enums import clear_words
from sayso.framework.models import Fact
from sayso.framework.queries import law
from sayso.framework.queries.board import place_name, state_name, tag_kind
from sayso.framework.queries.remembered import standing_at
from sayso.framework.queries.standing import ClauseStanding, Standing
from sayso.framework.rules.durations import COUNTED_HOURS, WORKING_HOURS
from sayso.framework.rules.explaining import Run, count_of, counts_working_days, days_late, runs
from sayso.framework.rules.packs import Clause
from sayso.framework.rules.record import FactRow
from sayso.framework.rules.verdicts import Occurrence, State
from sayso.people.models import Landlord, User


@dataclass(frozen=True)
class DayLine:
    """Some days of a count, ready to show."""

    label: str
    says: str
    kind: str


@dataclass(frozen=True)
class Line:
    """One occurrence in a list."""

    occurrence: Occurrence
    state: str
    tag: str
    place: str
    late: str


@dataclass(frozen=True)
class Evidence:
    """One fact behind a verdict, with who recorded it."""

    fact: FactRow
    says: str
    recorded_by: str


@dataclass(frozen=True)
class Opened:
    """One occurrence with everything about it."""

    line: Line
    why: str
    days: tuple[DayLine, ...]
    caption: str
    evidence: tuple[Evidence, ...]
    wants: str
    group: str


@dataclass(frozen=True)
class ClausePage:
    """A promise with its occurrences of a year."""

    standing: Standing
    clause: Clause
    area: str
    asked: tuple[Occurrence, ...]
    opened: Opened | None
    answers: tuple[law.Answered, ...]


def clause_page(
    landlord: Landlord, clause_id: str, as_at: datetime, *, year_of: date | None = None,
    month: str = "", state: str = "", place: int | None = None, opened: str = "",
) -> ClausePage | None:  # fmt: skip
    """A promise; None where there is none of that id."""
    found = standing_at(landlord, as_at, year_of=year_of)
    asked = _asked(found, clause_id) if found else None
    if found is None or asked is None:
        return None
    clause = asked.clause
    mine = asked.only(place=place, month=month, state=state)
    chosen = asked.by_key.get(opened)
    if chosen is None and mine.occurrences:
        chosen = mine.most_urgent
    area = found.areas.get(clause.area)
    return ClausePage(
        found,
        clause,
        area.name if area else "",
        mine.occurrences,
        open_occurrence(found, clause, chosen) if chosen else None,
        tuple(law.answered_by(found, clause)),
    )


def _asked(found: Standing, clause_id: str) -> ClauseStanding | None:
    """A clause with each time it was asked: never, where it has no figure."""
    known = found.by_clause.get(clause_id)
    if known is not None:
        return known
    plain = next((one for pack in found.packs if (one := pack.clause(clause_id))), None)
    return ClauseStanding(plain, (), found.year, found.today) if plain else None


def line(found: Standing, one: Occurrence) -> Line:
    """An occurrence as a row."""
    return Line(
        one, state_name(one.state), tag_kind(one.state), place_name(found, one.place_id), lateness(found, one)
    )


def find(found: Standing, key: str) -> tuple[Clause, Occurrence] | None:
    """The occurrence of a key with its clause."""
    asked = found.by_clause.get(key.partition("|")[0])
    one = asked.by_key.get(key) if asked else None
    return (asked.clause, one) if asked is not None and one is not None else None


def open_occurrence(
    found: Standing, clause: Clause, one: Occurrence, names: Mapping[str, str] | None = None
) -> Opened:
    """Everything about an occurrence: why its date, its evidence, what would keep it; `names` of those who recorded."""
    group = found.scope.group_by_id.get(one.group)
    told = evidence([*one.evidence, *([one.excuse] if one.excuse else [])], names)
    return Opened(
        line=line(found, one),
        why=_why(one, found),
        days=tuple(_day_line(run, one) for run in runs(count_of(one, found.terms_of(one)))),
        caption=_("Counted from %(day)s") % {"day": _said(one.started_at)} if one.started_at else "",
        evidence=told,
        wants=clear_words(one.wants),
        group=group.name if group else "",
    )


def evidence(rows: list[FactRow], names: Mapping[str, str] | None = None) -> tuple[Evidence, ...]:
    """Facts with the names of those who recorded them."""
    names = recorders(one.recorded_by for one in rows) if names is None else names
    return tuple(
        Evidence(one, clear_words(one.kind), names.get(one.recorded_by, one.recorded_by)) for one in rows
    )


def recorders(actors: Iterable[str]) -> dict[str, str]:
    """The names of those who act as `user:5`; parts of Sayso are named as they are."""
    wanted = {one.removeprefix("user:"): one for one in actors if one.startswith("user:")}
    if not wanted:
        return {}
    return {wanted[str(one.pk)]: one.name for one in User.objects.filter(pk__in=wanted)}


def one_fact(landlord: Landlord, pk: int) -> Fact | None:
    """A fact of the landlord with the one it corrects and the one that corrects it."""
    return (
        Fact.objects.filter(landlord=landlord, pk=pk)
        .select_related("corrects", "corrected_by", "place")
        .first()
    )


def lately(landlord: Landlord, number: int = 10) -> list[Fact]:
    """What was recorded last: numbers rise in that order."""
    return list(Fact.objects.filter(landlord=landlord).select_related("place").order_by("-pk")[:number])


def lateness(found: Standing, one: Occurrence) -> str:
    """How late something was done or is now, in words; empty where it is not."""
    if one.state not in (State.LATE, State.KEPT_LATE):
        return ""
    terms = found.terms_of(one)
    count = days_late(one, terms, found.today)
    if one.within is not None and one.within.unit in (COUNTED_HOURS, WORKING_HOURS) and count == 0:
        return _("by some hours")
    if counts_working_days(one):
        return ngettext("by %(n)s working day", "by %(n)s working days", count) % {"n": count}
    return ngettext("by %(n)s day", "by %(n)s days", count) % {"n": count}


def _why(one: Occurrence, found: Standing) -> str:
    if one.paused:
        return _("The clock stands still. The date moves on by each day until it goes on.")
    if one.period is not None and one.due_on is not None:
        asked = {"n": one.needed, "start": _said(one.period.start), "end": _said(one.period.end)}
        if one.needed == 1:
            return _("Asked once from %(start)s to %(end)s. Its last day is the date.") % asked
        return _("Asked %(n)s times from %(start)s to %(end)s. Its last day is the date.") % asked
    if one.within is not None:
        return _("%(within)s from %(start)s.") % {
            "within": str(one.within).capitalize(),
            "start": _said(one.started_at),
        }
    if one.due_on is None:
        return _("The framework sets no date for this, so it waits until it is done.")
    return _("Each figure is compared when it is given.")


def _said(when: date | datetime | None) -> str:
    if when is None:
        return ""
    day = on_day(when) if isinstance(when, datetime) else when
    return date_format(day, "l j F Y")


def _day_line(run: Run, one: Occurrence) -> DayLine:
    label = date_format(run.first, "D j M")
    if run.last != run.first:
        label = _("%(first)s to %(last)s") % {"first": label, "last": date_format(run.last, "D j M")}
    if run.from_number is None:
        return DayLine(label, _("not counted: %(why)s") % {"why": run.reason}, "off")
    kind = "due" if run.last == one.due_on else "counted"
    numbers = {"first": run.from_number, "last": run.to_number}
    if run.reason:
        return DayLine(label, _("%(last)s hours counted by its end") % numbers, kind)
    if run.from_number == run.to_number:
        return DayLine(label, _("day %(first)s") % numbers, kind)
    return DayLine(label, _("days %(first)s to %(last)s") % numbers, kind)
