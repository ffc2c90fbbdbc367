"""Questions about segments: whom the rules mean today, of those whom the viewer may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sayso.foundations.database.lately import Counted, lately, question
from sayso.people.enums import (
    Channel,
    CustomerKind,
    Format,
    Join,
    Language,
    Online,
    SchemeKind,
    TookPart,
    Way,
)
from sayso.people.models import Customer, Place, Segment, TenancyPerson, User
from sayso.people.queries import ages
from sayso.people.queries.customers import for_viewer
from sayso.people.rules.segments import latest_for

# What a higher floor knows of customers, by the name of the rule: (what was chosen, today) → the condition.
Asked = Callable[[Sequence[str], date], Q]
KNOWN_ABOVE: dict[str, Asked] = {}
_PLAIN = ("kind", "channel", "language", "format")
_LABELS: dict[str, Any] = {
    "kind": CustomerKind, "scheme_kind": SchemeKind, "channel": Channel, "language": Language, "format": Format,
    "online": Online, "reach": Way, "took_part": TookPart,
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One group of a breakdown: its name, how many, and their share of all in per cent."""

    label: str
    count: int
    share: float


@dataclass(frozen=True)
class Breakdown:
    """How many people there are, and the parts they fall into by each question."""

    count: int
    by: dict[str, list[Part]]


def of(viewer: User) -> QuerySet[Segment]:
    """The landlord's segments that are in use."""
    return Segment.objects.filter(landlord__in=viewer.landlords, ended_at=None)


def one_of(viewer: User, pk: int) -> Segment | None:
    """One of them."""
    return of(viewer).filter(pk=pk).first()


def members(viewer: User, rules: Mapping[str, Any], today: date) -> QuerySet[Customer]:
    """Whom the rules mean, of those whom the viewer may see: nobody who left, was merged or was taken out."""
    return narrowed(for_viewer(viewer), rules, today)


def narrowed(people: QuerySet[Customer], rules: Mapping[str, Any], today: date) -> QuerySet[Customer]:
    """Those of the people whom the rules mean."""
    here = Q(left_on=None) | Q(left_on__gt=today)
    return people.filter(here, condition(rules, today), merged_into=None, erasure=None)


def condition(rules: Mapping[str, Any], today: date) -> Q:
    """The rules as one condition upon customers."""
    said = [_one(name, wanted, today) for name, wanted in rules.items() if name != "join"]
    found = said[0]
    for other in said[1:]:
        found = found | other if rules["join"] == Join.ANY else found & other
    return found


def _one(name: str, wanted: Any, today: date) -> Q:
    if name in _PLAIN:
        return Q(**{f"{name}__in": wanted})
    if name == "scheme_kind":
        return Q(place__scheme_kind__in=wanted)
    if name == "place":
        return Q(place__in=_places(wanted))
    if name == "age":
        return _range("date_of_birth", wanted, today)
    if name == "years_here":
        return _years_here(wanted, today)
    if name == "online":
        return _any(
            {"yes": Q(is_online=True), "no": Q(is_online=False), "unknown": Q(is_online=None)}, wanted
        )
    if name == "reach":
        return _any({"email": ~Q(email=""), "phone": ~Q(phone=""), "neither": Q(email="", phone="")}, wanted)
    return KNOWN_ABOVE[name](wanted, today)


def _any(conditions: Mapping[str, Q], wanted: Sequence[str]) -> Q:
    found = Q(pk__in=[])
    for one in wanted:
        found |= conditions[one]
    return found


def _places(wanted: Sequence[int]) -> QuerySet[Place]:
    inside = Q(pk__in=[])
    for pk in wanted:
        inside |= Q(path__contains=f"/{pk}/")
    return Place.objects.filter(inside)


def _range(field: str, bounds: Sequence[int | None], today: date) -> Q:
    low, high = bounds
    found = Q(**{f"{field}__isnull": False})
    found &= Q(**{f"{field}__lte": latest_for(low, today)}) if low is not None else Q()
    return found & Q(**{f"{field}__gt": latest_for(high + 1, today)}) if high is not None else found


def _years_here(bounds: Sequence[int | None], today: date) -> Q:
    """By the tenancy in which they have been longest, of those that go on."""
    low, high = bounds
    going_on = TenancyPerson.objects.filter(
        Q(left_on=None) | Q(left_on__gt=today), Q(tenancy__ends_on=None) | Q(tenancy__ends_on__gt=today),
        customer=OuterRef("pk"), tenancy__starts_on__lte=latest_for(low or 0, today),
    )  # fmt: skip
    found = Q(Exists(going_on))
    if high is None:
        return found
    return found & ~Q(Exists(going_on.filter(tenancy__starts_on__lte=latest_for(high + 1, today))))


def breakdown(people: QuerySet[Customer], today: date) -> Counted[Breakdown]:
    """Who they are by kind, age and the way they are reached; the largest first, ages in order."""
    return lately(lambda: _breakdown(people, today), "segment", question(people), today)


def _breakdown(people: QuerySet[Customer], today: date) -> Breakdown:
    people = people.select_related(None).order_by()
    both = list(people.values_list("kind", "channel").annotate(n=Count("pk")))
    kinds, ways = Counter[str](), Counter[str]()
    for kind, channel, n in both:
        kinds[str(CustomerKind(kind).label)] += n
        ways[str(Channel(channel).label)] += n
    total = kinds.total()
    bands = {
        ages.key_of(low, high): Count("pk", filter=_range("date_of_birth", (low, high), today))
        for low, high in ages.BANDS
    }
    found = people.aggregate(**{f"band{at}": count for at, count in enumerate(bands.values())})
    counted = {key: found[f"band{at}"] for at, key in enumerate(bands)}
    counted[""] = total - sum(counted.values())
    order = {**ages.labels(), "": _("Not known")}
    by_age = [(label, counted[key]) for key, label in order.items() if counted[key]]
    return Breakdown(
        total,
        {
            _("By kind"): _parts(kinds.most_common(), total),
            _("By age"): _parts(by_age, total),
            _("By how we reach them"): _parts(ways.most_common(), total),
        },
    )


def _parts(counted: Sequence[tuple[str, int]], total: int) -> list[Part]:
    return [Part(label, count, 100 * count / total) for label, count in counted]


def in_words(rules: Mapping[str, Any]) -> list[str]:
    """Each rule as a line that a person reads."""
    lines = []
    for name, wanted in rules.items():
        if name == "place":
            names = Place.objects.filter(pk__in=wanted).values_list("name", flat=True)
            lines.append(f"{_('Place')}: {', '.join(names)}")
        elif name in ("age", "years_here"):
            lines.append(f"{_titles()[name]}: {_years(*wanted)}")
        elif name != "join":
            lines.append(f"{_titles()[name]}: {', '.join(str(_LABELS[name](one).label) for one in wanted)}")
    return lines


def _titles() -> dict[str, str]:
    return {
        "kind": _("Kind"), "scheme_kind": _("Kind of scheme"), "channel": _("Reached by"), "language": _("Language"),
        "format": _("Print and format"), "online": _("Online"), "reach": _("Has left us"), "took_part": _("Said something"),
        "age": _("Age"), "years_here": _("Years in the home"),
    }  # fmt: skip


def _years(low: int | None, high: int | None) -> str:
    if low is None:
        return ngettext("up to %(n)s year", "up to %(n)s years", high or 0) % {"n": high}
    if high is None:
        return ngettext("%(n)s year or more", "%(n)s years or more", low) % {"n": low}
    return _("%(low)s to %(high)s") % {"low": low, "high": high}
