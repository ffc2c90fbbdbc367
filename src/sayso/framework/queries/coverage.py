"""What answers each paragraph of a regulation, and what nothing answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sayso.framework.queries import law
from sayso.framework.queries.remembered import standing_at
from sayso.framework.queries.standing import Standing
from sayso.framework.rules.packs import Area, Clause, Pack
from sayso.framework.rules.standing import Numbers
from sayso.people.models import Landlord

ANSWERED, COUNTED, NOTHING = "answered", "counted", "nothing"
NOW, LATER, OVER = "now", "later", "over"


@dataclass(frozen=True)
class Wanted:
    """What the page is narrowed to; empty does not narrow."""

    regulation: str = ""
    area: str = ""
    paragraph: str = ""
    words: str = ""
    holds: str = ""  # now | later | over
    only_nothing: bool = False

    @property
    def on(self) -> bool:
        return bool(self.area or self.paragraph or self.words or self.holds or self.only_nothing)


@dataclass(frozen=True)
class Answer:
    """A clause of the landlord's own that answers a paragraph; its numbers of this year, None where it has no figure."""

    clause: Clause
    numbers: Numbers | None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, from when to when it holds, and what answers it."""

    clause: Clause
    area: Area
    holds_from: date | None
    holds_until: date | None
    holds: str
    answers: tuple[Answer, ...]
    own: Numbers | None  # of its own duty, where it is counted by itself

    @property
    def by(self) -> str:
        """What answers it: the landlord's own clauses, else its own duty, else nothing."""
        return ANSWERED if self.answers else COUNTED if self.own is not None else NOTHING

    def holds_words(self, words: str) -> bool:
        """Whether every word searched for is in its section, name or text."""
        text = f"{self.clause.section} {self.clause.name} {self.clause.says}".casefold()
        return all(one in text for one in words.casefold().split())


@dataclass(frozen=True)
class Tally:
    """How many paragraphs hold today, and what answers them; each is counted once."""

    area: Area | None
    holding: int
    answered: int
    counted: int
    nothing: int

    @property
    def bar(self) -> tuple[float, float, float]:
        """Per cent answered, where that of the counted begins to end, and per cent counted."""
        whole = self.holding or 1
        return 100 * self.answered / whole, 100 * self.counted / whole, 100 * self.nothing / whole

    @property
    def nothing_from(self) -> float:
        return self.bar[0] + self.bar[1]


@dataclass(frozen=True)
class Coverage:
    """A regulation with what answers it."""

    standing: Standing
    regulation: Pack
    regulations: tuple[Pack, ...]
    is_counted: bool
    total: Tally
    areas: tuple[Tally, ...]
    paragraphs: tuple[Paragraph, ...]
    unchecked: int
    wanted: Wanted


def coverage(landlord: Landlord, as_at: datetime, wanted: Wanted) -> Coverage | None:
    """What answers a regulation, by default that of the landlord's nation; None where there is none to show."""
    found = standing_at(landlord, as_at)
    known = law.of(found) if found else {}
    if found is None or not known:
        return None
    mine = [one for one in known.values() if one.nation == landlord.nation]
    pack = known.get(wanted.regulation) or (mine or list(known.values()))[0]
    paragraphs = paragraphs_of(found, pack)
    return Coverage(
        standing=found,
        regulation=pack,
        regulations=tuple(known.values()),
        is_counted=any(one.slug == pack.slug and one.is_regulation for one in found.packs),
        total=_tally(None, paragraphs),
        areas=tuple(_tally(area, (one for one in paragraphs if one.area == area)) for area in pack.areas),
        paragraphs=tuple(one for one in paragraphs if _fits(one, wanted)),
        unchecked=sum(1 for one in paragraphs if one.clause.unverified),
        wanted=wanted,
    )


def paragraphs_of(found: Standing, pack: Pack) -> list[Paragraph]:
    """Every paragraph of a regulation with what answers it, area by area."""
    answers = law.answers(found)
    return [
        _paragraph(found, one, area, answers.get(one.id, ()))
        for area in pack.areas
        for one in pack.clauses
        if one.area == area.id
    ]


def _paragraph(found: Standing, clause: Clause, area: Area, answers: Iterable[Clause]) -> Paragraph:
    since, until = clause.holds_from or area.holds_from, clause.holds_until or area.holds_until
    return Paragraph(
        clause=clause,
        area=area,
        holds_from=since,
        holds_until=until,
        holds=_holds(since, until, found.today),
        answers=tuple(Answer(one, _numbers(found, one)) for one in answers),
        own=_numbers(found, clause),
    )


def _numbers(found: Standing, clause: Clause) -> Numbers | None:
    counted = found.by_clause.get(clause.id)
    return counted.numbers if counted else None


def _holds(since: date | None, until: date | None, today: date) -> str:
    if since is not None and since > today:
        return LATER
    return OVER if until is not None and until < today else NOW


def _tally(area: Area | None, paragraphs: Iterable[Paragraph]) -> Tally:
    by = [one.by for one in paragraphs if one.holds == NOW]
    return Tally(area, len(by), by.count(ANSWERED), by.count(COUNTED), by.count(NOTHING))


def _fits(one: Paragraph, wanted: Wanted) -> bool:
    return (
        (not wanted.area or one.area.id == wanted.area)
        and (not wanted.paragraph or one.clause.id == wanted.paragraph)
        and (not wanted.holds or one.holds == wanted.holds)
        and (not wanted.only_nothing or one.by == NOTHING)
        and (not wanted.words or one.holds_words(wanted.words))
    )


__all__ = ["Answer", "Coverage", "Paragraph", "Tally", "Wanted", "coverage", "paragraphs_of"]
