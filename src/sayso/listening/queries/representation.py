"""Questions about who takes part: the counts that a new edition is made of, and the editions there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sayso.listening.models import Representation, Voice
from sayso.listening.rules import representation as rule
from sayso.listening.rules.representation import Cell, Row, Verdict
from sayso.people.enums import (
    PREFER_NOT,
    Channel,
    Characteristic,
    CustomerKind,
    Format,
    Language,
    Online,
    answers_to,
)
from sayso.people.models import CharacteristicAnswer, Customer, Landlord, Place
from sayso.people.queries import ages

UNKNOWN = "unknown"
APART = (UNKNOWN, PREFER_NOT)
_ONLINE = {True: "yes", False: "no", None: UNKNOWN}
Counts = dict[
    str, dict[int, dict[str, Cell]]
]  # what by → the place → the answer → who lives there, who took part


@dataclass(frozen=True)
class Table:
    """One table as a page shows it."""

    by: str
    title: str
    rows: list[tuple[str, Row]]
    lives: int
    took: int
    answered: float


def titles(nation: str) -> dict[str, str]:
    """What people are counted by, in the order of the page."""
    return {
        "age": _("Age"), **{str(one): str(one.label) for one in Characteristic}, "kind": _("Kind of customer"),
        "language": _("Language"), "format": _("Print and format"), "online": _("Online"), "channel": _("Reached by"),
    }  # fmt: skip


def labels(by: str, nation: str) -> dict[str, str]:
    """Each answer in words, in the order of the table."""
    if by == "age":
        found = ages.labels()
    elif by in Characteristic.values:
        found = {key: str(label) for key, label in answers_to(by, nation)}
    else:
        enum = {
            "kind": CustomerKind,
            "language": Language,
            "format": Format,
            "channel": Channel,
            "online": Online,
        }[by]
        found = {key: str(label) for key, label in enum.choices if key != UNKNOWN}
    return {**found, UNKNOWN: _("Not known")}


def tree(landlord: Landlord) -> dict[int, int | None]:
    """The place around each of the landlord's places."""
    return dict(Place.objects.filter(landlord=landlord).order_by("pk").values_list("pk", "parent"))


def counts(landlord: Landlord, since: date, until: date, today: date) -> Counts:
    """Everybody in the register by every question and place, with how many said something; no representatives."""
    moments = [timezone.make_aware(datetime.combine(day, time.min)) for day in (since, until)]
    spoke = set(
        Voice.objects.filter(landlord=landlord, received_at__gte=moments[0], received_at__lt=moments[1])
        .exclude(customer=None).values_list("customer", flat=True).distinct()
    )  # fmt: skip
    told: dict[int, dict[str, str]] = defaultdict(dict)
    answers = CharacteristicAnswer.objects.filter(customer__landlord=landlord)
    for customer, question, answer in answers.values_list("customer", "characteristic", "answer").iterator():
        told[customer][question] = answer
    found: Any = defaultdict(lambda: defaultdict(lambda: defaultdict(lambda: [0, 0])))
    for pk, place, said in _people(landlord, today):
        for by, answer in _answers(said, told.get(pk, {})):
            cell = found[by][place or 0][answer]
            cell[0] += 1
            cell[1] += pk in spoke
    return {
        by: {
            place: {answer: (cell[0], cell[1]) for answer, cell in cells.items()}
            for place, cells in places.items()
        }
        for by, places in found.items()
    }


def _people(landlord: Landlord, today: date) -> Iterator[tuple[int, int | None, dict[str, str]]]:
    here = Customer.objects.filter(
        Q(left_on=None) | Q(left_on__gt=today), landlord=landlord, merged_into=None, erasure=None
    ).exclude(kind=CustomerKind.REPRESENTATIVE)
    names = ("pk", "place", "kind", "language", "format", "channel", "is_online", "date_of_birth")
    for pk, place, kind, language, form, channel, online, born in here.values_list(*names).iterator(
        chunk_size=5000
    ):
        age = ages.band_of(born, today) or UNKNOWN
        yield pk, place, {
            "kind": kind, "language": language, "format": form, "channel": channel, "online": _ONLINE[online], "age": age,
        }  # fmt: skip


def _answers(said: Mapping[str, str], told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from said.items()
    for question in Characteristic.values:
        yield question, told.get(question, UNKNOWN)


def latest(landlord: Landlord) -> Representation | None:
    """The newest edition."""
    return Representation.objects.filter(landlord=landlord).first()


def places_shown(edition: Representation) -> dict[int, str]:
    """The places of which an edition shows any table, by name."""
    shown = {int(pk) for table in edition.tables.values() for pk in table["places"]}
    return dict(Place.objects.filter(pk__in=shown).order_by("path").values_list("pk", "name"))


def table(edition: Representation, by: str, place: int | None, nation: str) -> Table | None:
    """One table of an edition, or None where its numbers are too small to show."""
    kept = edition.tables.get(by)
    if not kept or not kept["groups"]:
        return None
    cells = kept["cells"] if place is None else kept["places"].get(str(place))
    apart = [group for group in kept["groups"] if not set(group) <= set(APART)]
    if cells is None or len(apart) < 2:
        return None  # one group says no more than the total
    return _table(by, [tuple(one) for one in kept["groups"]], [(one[0], one[1]) for one in cells], nation)


def _table(by: str, groups: Sequence[tuple[str, ...]], cells: Sequence[Cell], nation: str) -> Table:
    said = labels(by, nation)
    lives, took = (sum(cell[index] for cell in cells) for index in (0, 1))
    unknown = sum(cell[0] for group, cell in zip(groups, cells, strict=True) if set(group) <= set(APART))
    named = [
        (_together([said.get(one, one) for one in row.group]), row)
        for row in rule.rows(groups, cells, APART)
        if row.lives
    ]
    return Table(by, titles(nation)[by], named, lives, took, 1 - unknown / lives if lives else 0)


def _together(names: list[str]) -> str:
    """The answers of one group; of many, the first few."""
    if len(names) <= 4:
        return ", ".join(names)
    return _("%(some)s and %(n)s more") % {"some": ", ".join(names[:3]), "n": len(names) - 3}


def missing(edition: Representation, nation: str) -> list[tuple[str, str, Row]]:
    """The groups of the whole landlord that take part less than their share, the most missing first."""
    found = []
    for by in edition.tables:
        shown = table(edition, by, None, nation)
        for label, row in shown.rows if shown else ():
            if row.verdict is Verdict.FEWER:
                found.append((by, f"{shown.title if shown else ''}: {label}", row))
    return sorted(found, key=lambda one: one[2].ratio or 0)
