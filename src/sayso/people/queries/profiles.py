"""Questions about typical profiles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Min, Q
from django.utils.translation import gettext as _

from sayso.people.enums import CustomerKind
from sayso.people.models import Customer, Landlord, TenancyPerson, TypicalProfile, User
from sayso.people.queries import ages, segments
from sayso.people.rules.profiles import Row

ATTRIBUTES = ("age", "kind", "scheme_kind", "years_here", "channel", "online", "language")
UNKNOWN, NONE = "unknown", "none"
HERE = ((0, 2), (3, 9), (10, 150))
_ONLINE = {True: "yes", False: "no", None: UNKNOWN}


@dataclass(frozen=True)
class Shown:
    """A profile as a page shows it: each trait in words with its shares, and one in how many they are."""

    profile: TypicalProfile
    lines: list[tuple[str, float, float]]
    one_in: int
    rules: dict[str, Any]


def counts(landlord: Landlord, today: date) -> Counter[Row]:
    """How many customers there are of each combination; nobody who left, and no representatives."""
    going_on = (
        Q(left_on=None) | Q(left_on__gt=today),
        Q(tenancy__ends_on=None) | Q(tenancy__ends_on__gt=today),
    )
    since = dict(
        TenancyPerson.objects.filter(*going_on, customer__landlord=landlord)
        .values_list("customer").annotate(Min("tenancy__starts_on"))
    )  # fmt: skip
    people = Customer.objects.filter(
        Q(left_on=None) | Q(left_on__gt=today), landlord=landlord, merged_into=None, erasure=None
    ).exclude(kind=CustomerKind.REPRESENTATIVE)
    names = ("pk", "date_of_birth", "kind", "place__scheme_kind", "channel", "is_online", "language")
    return Counter(
        (
            ages.band_of(born, today) or UNKNOWN,
            kind,
            scheme or NONE,
            _here(since.get(pk), today),
            channel,
            _ONLINE[online],
            language,
        )
        for pk, born, kind, scheme, channel, online, language in people.values_list(*names).iterator(
            chunk_size=5000
        )
    )


def _here(since: date | None, today: date) -> str:
    if since is None or since > today:
        return UNKNOWN
    years = relativedelta(today, since).years
    return next((ages.key_of(low, high) for low, high in HERE if low <= years <= high), UNKNOWN)


def latest(viewer: User) -> list[Shown]:
    """The newest profiles of where the viewer works, the largest first."""
    landlord = viewer.landlords[0] if viewer.landlords else None
    newest = TypicalProfile.objects.filter(landlord=landlord).first()
    if newest is None:
        return []
    found = TypicalProfile.objects.filter(landlord=landlord, found_at=newest.found_at).select_related(
        "segment"
    )
    return [_shown(one) for one in found]


def one_of(viewer: User, pk: int) -> TypicalProfile | None:
    """One of them."""
    return next((one.profile for one in latest(viewer) if one.profile.pk == pk), None)


def _shown(profile: TypicalProfile) -> Shown:
    lines = [(_in_words(name, value), share, of_all) for name, value, share, of_all in profile.traits]
    return Shown(profile, lines, round(profile.of / profile.size), rules_of(profile))


def rules_of(profile: TypicalProfile) -> dict[str, Any]:
    """The rules of a segment that means people like these, as far as rules can say it."""
    found: dict[str, Any] = {}
    for name, value, _share, _of_all in profile.traits:
        found |= _rule(name, value)
    return found


def _rule(name: str, value: str) -> dict[str, Any]:
    if name in ("age", "years_here"):
        if value == UNKNOWN:
            return {}
        low, high = (int(one) for one in value.split("-"))
        return {name: [low or None, high if high < 100 else None]}
    return {} if name == "scheme_kind" and value == NONE else {name: [value]}


def _in_words(name: str, value: str) -> str:
    rule = _rule(name, value)
    if rule:
        return segments.in_words(rule)[0]
    return {
        "age": _("Age not known"),
        "years_here": _("No tenancy known"),
        "scheme_kind": _("Not in a scheme"),
    }[name]
