"""How long it takes to judge a long record: from cold, after one new fact, and how that grows."""

from __future__ import annotations

import time
from datetime import date, timedelta

from tools.bench.long_record import ENDS, NOW, STARTS, LongRecord, make
from tools.bench.table import Plain

SIZES = (10_000, 100_000, 1_000_000)
COLD, RENEWED = 10.0, 0.05  # seconds


def duties() -> list[Plain]:
    """40 duties of 500 schemes and 60 groups over five years: all years, the year shown, and one fact more."""
    lines: list[Plain] = []
    before: tuple[float, ...] | None = None
    for size in SIZES:
        made = make(f"long-{size}", size)
        found = _all_years(made), _this_year(made), _one_more(made), _the_board(made)
        names = ("all five years from cold", "the year shown from cold", "one new fact", "the board's page")
        limits = (COLD, None, RENEWED, None)
        for at, (name, seconds, limit) in enumerate(zip(names, found, limits, strict=True)):
            last = before[at] if before else None
            lines.append(
                Plain(
                    f"{made.facts:,} facts: {name}", "the size before", f"{last:.3f} s" if last else "–", f"{seconds:.3f} s",
                    f"{seconds / last:.1f} ×" if last else "–", f"≤ {limit:g} s" if limit else "–",
                    seconds <= limit if limit else None,
                )
            )  # fmt: skip
        before = found
    return lines


def _all_years(made: LongRecord) -> float:
    from sayso.framework.queries.standing import standings

    days = [date(STARTS.year + number, STARTS.month, STARTS.day) for number in range(ENDS.year - STARTS.year)]
    started = time.monotonic()
    assert len(standings(made.landlord, NOW, days)) == len(days)
    return time.monotonic() - started


def _this_year(made: LongRecord) -> float:
    from sayso.framework.queries import remembered

    remembered.forget()
    started = time.monotonic()
    assert remembered.standing_at(made.landlord, NOW)
    return time.monotonic() - started


def _one_more(made: LongRecord) -> float:
    """The median look after one fact more of a scheme's monthly duty."""
    from sayso.foundations.access.actors import System
    from sayso.foundations.subjects import Subject
    from sayso.framework.models import Fact
    from sayso.framework.queries import remembered

    taken = []
    for number in range(9):
        at = NOW + timedelta(minutes=number + 1)
        subject = Subject("bench", f"more-{number}", "One more")
        Fact.objects.create(
            landlord=made.landlord, kind="bench.monthly_1", subject_kind=subject.kind, subject_id=subject.id,
            place_id=made.schemes[number], occurred_at=at, recorded_at=at, recorded_by=System("bench").actor_name,
        )  # fmt: skip
        started = time.monotonic()
        found = remembered.standing_at(made.landlord, at)
        assert found
        assert found.numbers.kept
        taken.append(time.monotonic() - started)
    return sorted(taken)[len(taken) // 2]


def _the_board(made: LongRecord) -> float:
    """The median request of the board while nothing new comes in."""
    from tools.bench.web import Web, signed_in

    from sayso.foundations.access.permissions import Role
    from sayso.people.tests.cast import a_user

    web, cookie = Web(), signed_in(a_user(Role.MANAGER, landlord=made.landlord))
    taken = []
    for _ in range(7):
        started = time.monotonic()
        assert web.get("/staff/promises/", cookie)
        taken.append(time.monotonic() - started)
    return sorted(taken)[len(taken) // 2]
