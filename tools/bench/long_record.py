"""A landlord with a long record: 500 schemes, 60 groups, 40 duties, five years, as many facts as asked for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

SCHEMES, GROUPS = 500, 60
STARTS, ENDS = date(2021, 4, 1), date(2026, 3, 31)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
MONTHLY, QUARTERLY, BY_GROUP, CLOCKS, TARGETS = 11, 5, 4, 16, 4  # forty duties
COLUMNS = (
    "landlord_id", "kind", "subject_kind", "subject_id", "subject_title", "subject_url", "place_id", "group", "value",
    "occurred_at", "recorded_at", "recorded_by", "note", "evidence_url", "decided_by", "key", "retracts",
)  # fmt: skip


@dataclass(frozen=True)
class LongRecord:
    """The landlord, its schemes and groups, and how many facts there are."""

    landlord: Any
    schemes: list[int]
    groups: list[str]
    facts: int


def content() -> dict[str, Any]:
    """The forty duties, as the content of a pack."""
    clauses = [
        *[_clause(f"monthly-{n}", cadence=_cadence(f"bench.monthly_{n}", "month", "scheme")) for n in range(MONTHLY)],
        *[_clause(f"quarterly-{n}", cadence=_cadence(f"bench.quarterly_{n}", "quarter", "scheme"))
          for n in range(QUARTERLY)],
        *[_clause(f"group-{n}", cadence=_cadence(f"bench.group_{n}", "month", "group")) for n in range(BY_GROUP)],
        *[_clause(f"clock-{n}", clock={"when": f"bench.asked_{n}", "then": f"bench.answered_{n}",
                                       "within": "10 working days"}) for n in range(CLOCKS)],
        *[_clause(f"target-{n}", target={"measure": f"bench.figure_{n}", "at_least": 90, "use": "latest",
                                         "every": "quarter"}) for n in range(TARGETS)],
    ]  # fmt: skip
    return {
        "framework": {"name": "A long record", "landlord": "Long Record Homes", "nation": "england", "edition": "1",
                      "starts_on": STARTS.isoformat(), "source": "Made for measuring", "year_starts": "1 April"},
        "area": [{"id": "all", "name": "Everything", "says": "Everything."}],
        "clause": clauses,
    }  # fmt: skip


def _clause(name: str, **duty: Any) -> dict[str, Any]:
    return {"id": name, "section": "1", "name": name, "says": name, "area": "all", "owner": "Someone", **duty}


def _cadence(of: str, every: str, for_each: str) -> dict[str, Any]:
    only = {"for": {"group_kind": ["panel"]}} if for_each == "group" else {}
    return {"of": of, "every": every, "for_each": for_each, **only}


def make(slug: str, facts: int) -> LongRecord:
    """A landlord with its pack in force and so many facts, one in fifty late or missing."""
    from django.db import connection
    from django.utils import timezone

    from sayso.framework.models import Edition, EngagementGroup
    from sayso.framework.queries.shelf import fingerprint
    from sayso.people.models import Landlord, Place

    landlord = Landlord.objects.create(name=f"Long Record {slug}", slug=slug, nation="england")
    places = Place.objects.bulk_create(
        Place(landlord=landlord, kind="scheme", scheme_kind="care", name=f"Scheme {n:03}", source_key=f"{slug}-{n}",
              opened_on=STARTS, registered_at=datetime(2021, 3, 1, tzinfo=UTC)) for n in range(SCHEMES)
    )  # fmt: skip
    groups = [f"panel-{n}" for n in range(GROUPS)]
    EngagementGroup.objects.bulk_create(
        EngagementGroup(landlord=landlord, slug=one, name=one, kind="panel") for one in groups
    )
    whole = content()
    Edition.objects.create(
        landlord=landlord, pack=slug, edition="1", name="A long record", starts_on=STARTS, measured_from=STARTS,
        content=whole, sha256=fingerprint(whole), loaded_at=timezone.now(), loaded_by="bench",
    )  # fmt: skip
    made = 0
    columns = ", ".join(f'"{one}"' for one in COLUMNS)
    with connection.cursor() as cursor, cursor.copy(f"COPY framework_fact ({columns}) FROM STDIN") as copy:
        for row in _facts(landlord.pk, [one.pk for one in places], groups, facts):
            copy.write_row(row)
            made += 1
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE framework_fact")
    return LongRecord(landlord, [one.pk for one in places], groups, made)


def _facts(landlord: int, schemes: list[int], groups: list[str], number: int) -> Iterator[tuple[Any, ...]]:
    """The cadences in every period as far as the number goes, then clocks with their answers, then figures."""
    chance = random.Random(5)
    share = number / 1_000_000

    def row(
        kind: str, subject: str, at: datetime, place: int | None = None, group: str = "", value: Any = None
    ) -> Any:
        at = min(at, NOW)
        return (landlord, kind, kind.split(".")[0], subject, f"About {subject}", "", place, group, value, at, at, "bench", "",
                "", "", "", False)  # fmt: skip

    for month in range(60):
        first = _month(month)
        for n in range(MONTHLY):
            for scheme in schemes[: max(1, int(len(schemes) * share))]:
                if chance.random() > 0.02:
                    yield row(
                        f"bench.monthly_{n}",
                        f"m-{scheme}-{month}",
                        first + timedelta(days=chance.randint(0, 25)),
                        scheme,
                    )
        for n in range(BY_GROUP):
            for group in groups:
                yield row(f"bench.group_{n}", f"g-{group}-{month}", first + timedelta(days=9), None, group)
        if month % 3 == 0:
            for n in range(QUARTERLY):
                for scheme in schemes[: max(1, int(len(schemes) * share))]:
                    yield row(
                        f"bench.quarterly_{n}", f"q-{scheme}-{month}", first + timedelta(days=40), scheme
                    )
            for n in range(TARGETS):
                yield row(f"bench.figure_{n}", f"f-{month}", first + timedelta(days=30), value=92)
    yield from _clocks(row, schemes, int(620_000 * share / 2), chance)


def _clocks(row: Any, schemes: list[int], subjects: int, chance: random.Random) -> Iterator[tuple[Any, ...]]:
    """Something asked, and answered in time but one in fifty."""
    days = (ENDS - STARTS).days
    for number in range(subjects):
        n, asked = number % CLOCKS, _month(0) + timedelta(days=(number * 7) % days, hours=number % 8)
        place = schemes[number % len(schemes)]
        yield row(f"bench.asked_{n}", f"c-{number}", asked, place)
        if asked + timedelta(days=20) < NOW:
            late = 20 if chance.random() < 0.02 else chance.randint(1, 9)
            yield row(f"bench.answered_{n}", f"c-{number}", asked + timedelta(days=late), place)


def _month(number: int) -> datetime:
    year, month = divmod(STARTS.month - 1 + number, 12)
    return datetime(STARTS.year + year, month + 1, 1, 9, tzinfo=UTC)
