"""Show me the evidence: of each time something was asked, the verdict in words and all that it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sayso.foundations.clocks.counting import on_day
from sayso.framework.enums import ABOUT_DUTIES, clear_words
from sayso.framework.models import Fact
from sayso.framework.queries import clauses
from sayso.framework.queries.board import Narrowed, narrow
from sayso.framework.queries.clauses import Opened
from sayso.framework.queries.remembered import standing_at
from sayso.framework.queries.standing import Standing, WorstFirst
from sayso.framework.rules.packs import Clause
from sayso.framework.rules.verdicts import Occurrence, State
from sayso.people.models import Landlord

A_PAGE = 10


@dataclass(frozen=True)
class Mended:
    """An entry that was corrected or withdrawn, and the newer one that says why."""

    says: str
    earlier: Fact
    newer: Fact
    by: str


@dataclass(frozen=True)
class Decided:
    """A decision about one occurrence: an excuse, more time, a clock stopped or going on."""

    says: str
    fact: Fact
    by: str


@dataclass(frozen=True)
class Shown:
    """One occurrence with its verdict in words, its evidence, what was decided and what was corrected."""

    clause: Clause
    area: str
    opened: Opened
    verdict: str
    decided: tuple[Decided, ...]
    mended: tuple[Mended, ...]


@dataclass(frozen=True)
class EvidencePage:
    """What was asked for, a page at a time."""

    standing: Standing
    shown: tuple[Shown, ...]
    page: Page[tuple[Clause, Occurrence]]
    clause: Clause | None  # where all of it is of one promise


def evidence_page(
    landlord: Landlord, as_at: datetime, narrowed: Narrowed, *, year_of: date | None = None, month: str = "",
    key: str = "", page: str | None = None,
) -> EvidencePage | None:  # fmt: skip
    """The evidence of one occurrence by its key, else of all that fits; None without a framework or of an unknown key."""
    found = standing_at(landlord, as_at, year_of=year_of)
    if found is None:
        return None
    known = clauses.find(found, key) if key else None
    if key and known is None:
        return None
    wanted = [known] if known else WorstFirst(one.only(month=month) for one in narrow(found, narrowed))
    here = Paginator(wanted, A_PAGE).get_page(page)
    of = [one.clause for one in wanted.parts] if isinstance(wanted, WorstFirst) else [wanted[0][0]]
    return EvidencePage(
        standing=found,
        shown=_shown(landlord, found, list(here.object_list)),
        page=here,
        clause=of[0] if len(of) == 1 else None,
    )


def _shown(landlord: Landlord, found: Standing, pairs: list[tuple[Clause, Occurrence]]) -> tuple[Shown, ...]:
    decided = _decisions(landlord, found.as_at, (one.key for _clause, one in pairs))
    mended = _mendings(landlord, found.as_at, [one for _clause, one in pairs])
    actors = {fact.recorded_by for _clause, one in pairs for fact in one.evidence}
    actors |= {fact.recorded_by for _clause, one in pairs if (fact := one.excuse)}
    actors |= {fact.recorded_by for facts in decided.values() for fact in facts}
    actors |= {fact.corrected_by.recorded_by for fact in mended}
    names = clauses.recorders(actors)
    return tuple(
        Shown(
            clause=clause,
            area=found.areas[clause.area].name if clause.area in found.areas else "",
            opened=clauses.open_occurrence(found, clause, one, names),
            verdict=verdict(found, one),
            decided=tuple(
                Decided(clear_words(fact.kind), fact, names.get(fact.recorded_by, fact.recorded_by))
                for fact in decided[one.key]
            ),
            mended=tuple(_mended(fact, names) for fact in mended if _is_of(fact, one)),
        )
        for clause, one in pairs
    )


def _decisions(landlord: Landlord, as_at: datetime, keys: Iterable[str]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    facts = Fact.objects.filter(
        landlord=landlord, kind__in=ABOUT_DUTIES, subject_kind="duty", subject_id__in=list(keys),
        recorded_at__lte=as_at,
    )  # fmt: skip
    for fact in facts.exclude(corrected_by__recorded_at__lte=as_at).exclude(retracts=True):
        found[fact.subject_id].append(fact)
    return found


def _mendings(landlord: Landlord, as_at: datetime, occurrences: list[Occurrence]) -> list[Fact]:
    """The entries about the same things, or behind the same evidence, that were corrected or withdrawn by then."""
    about = Q(pk__in={fact.corrects_id for one in occurrences for fact in one.evidence if fact.corrects_id})
    about |= Q(subject_kind="duty", subject_id__in=[one.key for one in occurrences])
    for kind, subject, *_rest in {one.subject for one in occurrences if one.subject[1]}:
        about |= Q(subject_kind=kind, subject_id=subject)
    found = Fact.objects.filter(about, landlord=landlord, corrected_by__recorded_at__lte=as_at)
    return list(found.select_related("corrected_by").order_by("recorded_at", "pk"))


def _is_of(fact: Fact, one: Occurrence) -> bool:
    if fact.subject_kind == "duty":
        return fact.subject_id == one.key
    behind = {each.corrects_id for each in one.evidence}
    return fact.pk in behind or (fact.subject_kind, fact.subject_id) == one.subject[:2]


def _mended(fact: Fact, names: dict[str, str]) -> Mended:
    newer = fact.corrected_by
    return Mended(clear_words(fact.kind), fact, newer, names.get(newer.recorded_by, newer.recorded_by))


def verdict(found: Standing, one: Occurrence) -> str:
    """What became of it, in one sentence."""
    told = {
        "due": date_format(one.due_on, "l j F Y") if one.due_on else "",
        "done": date_format(on_day(one.done_at), "l j F Y") if one.done_at else "",
        "late": clauses.lateness(found, one),
    }
    if one.state == State.EXCUSED:
        return _("Excused: it counts neither as kept nor as missed.")
    if one.state == State.KEPT:
        return (
            _("Kept: done on %(done)s, and due by %(due)s.") if one.due_on else _("Kept: done on %(done)s.")
        ) % told
    if one.state == State.KEPT_LATE:
        return _("Kept late, %(late)s: due by %(due)s, and done on %(done)s.") % told
    if one.state == State.LATE:
        return _("Late now, %(late)s: due by %(due)s, and not done.") % told
    if one.state == State.MISSED:
        return (
            _("Missed: its time ended on %(due)s.")
            if one.due_on
            else _("Missed: the figure was not reached.")
        ) % told
    return (
        _("Due by %(due)s: its time is not over.") if one.due_on else _("Not done yet, and no date is set.")
    ) % told
