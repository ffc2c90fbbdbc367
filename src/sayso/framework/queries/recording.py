"""What a form to record a fact offers, and what it starts with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from sayso.foundations.clocks.counting import LONDON, on_day
from sayso.foundations.subjects import Subject
from sayso.framework.enums import ABOUT_DUTIES, DRAWS, FACT_KINDS
from sayso.framework.models import EngagementGroup, Fact
from sayso.framework.queries.clauses import find
from sayso.framework.queries.standing import Standing
from sayso.framework.rules.packs import Clause
from sayso.framework.rules.verdicts import Occurrence
from sayso.people.models import Landlord, Place

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Offered:
    """The choices of the form."""

    kinds: Choices
    places: Choices
    groups: Choices


@dataclass(frozen=True)
class Start:
    """What the form starts with when it mends one occurrence; `subject` is fixed where there is one."""

    clause: Clause
    occurrence: Occurrence
    subject: Subject | None
    initial: Mapping[str, str]
    year: int | None = None  # when its promise year began, where that is another than the present one


def offered(landlord: Landlord) -> Offered:
    """Every kind that may be recorded by hand, and the landlord's open places and groups."""
    places = Place.objects.filter(landlord=landlord, closed_on=None).order_by("name", "pk")
    groups = EngagementGroup.objects.filter(landlord=landlord, ends_on=None)
    kinds = sorted((one.says, name) for name, one in FACT_KINDS.items() if name not in ABOUT_DUTIES | DRAWS)
    return Offered(
        kinds=[(name, says) for says, name in kinds],
        places=[(str(one.pk), one.name) for one in places],
        groups=[(one.slug, one.name) for one in groups],
    )


def start(found: Standing | None, key: str) -> Start | None:
    """What mends the occurrence of a key; None where there is none."""
    known = find(found, key) if found and key else None
    if known is None:
        return None
    clause, one = known
    kind, subject_id, title, url = one.subject
    subject = Subject(kind, subject_id, title or one.name, url) if subject_id else None
    initial = {
        "kind": one.wants,
        "subject": title or (clause.name if subject else ""),
        "place": str(one.place_id or ""),
        "group": one.group,
    }
    year = None if found is None or found.today in found.year else found.year.start.year
    return Start(clause, one, subject, initial, year)


def place_of(landlord: Landlord, pk: str) -> Place | None:
    """One of the landlord's places."""
    return (
        Place.objects.filter(landlord=landlord, pk=int(pk)).first()
        if pk.isdecimal() and len(pk) < 18
        else None
    )


def subject_by_hand(start: Start | None, kind: str, title: str, key: str) -> Subject:
    """What a fact recorded by hand is about: the thing that was waiting, else a new one of its own."""
    if start is not None and start.subject is not None and start.initial["kind"] == kind:
        return start.subject
    return Subject(kind.split(".", 1)[0], f"hand-{key}", title.strip())


def moment(day: date, clock: time | None, now: datetime) -> datetime:
    """The moment someone means: noon where no time was said, and never later than now on today."""
    said = datetime.combine(day, clock or time(12), LONDON)
    return now if clock is None and day == on_day(now) else said


def fact_of(landlord: Landlord, pk: int) -> Fact | None:
    """A fact of the landlord."""
    return Fact.objects.filter(landlord=landlord, pk=pk).first()
