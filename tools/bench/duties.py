"""How long it takes to judge duties over a long record, and how that grows."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

from tools.bench.table import Plain

SIZES = (10_000, 100_000, 1_000_000)
STARTS = datetime(2024, 4, 1, 9, tzinfo=UTC)


def duties() -> list[Plain]:
    """Half of the facts start a clock of ten working days, half answer it."""
    lines, before = [], 0.0
    for size in SIZES:
        seconds, judged = _timed(size)
        assert judged == size // 2
        lines.append(
            Plain(
                f"Judging {size:,} facts", "ten times fewer", f"{before:.2f} s" if before else "", f"{seconds:.2f} s",
                f"{seconds / before:.1f} ×" if before else "–",
            )
        )  # fmt: skip
        before = seconds
    return lines


def _timed(size: int) -> tuple[float, int]:
    from sayso.foundations.clocks.calendars import Calendar
    from sayso.foundations.clocks.periods import YearStart
    from sayso.framework.rules.durations import parse_duration
    from sayso.framework.rules.evaluation import evaluate
    from sayso.framework.rules.packs import Clause, Clock, Selector
    from sayso.framework.rules.record import FactRow
    from sayso.framework.rules.scope import Scope, Terms

    facts = []
    for number in range(size):
        asked = number // 2
        kind = "b" if number % 2 else "a"
        at = STARTS + timedelta(minutes=asked % 1_000_000, days=(asked % 17 if number % 2 else 0))
        facts.append(
            FactRow(number, kind, "enquiry", str(asked), f"Enquiry {asked}", "", None, "", None, at, at, "bench", "",
                    "", "", None, False)
        )  # fmt: skip
    duty = Clause("it", "1", "It", "It is done.", "voice", "Chair", (), "", "",
                  Clock("a", "b", parse_duration("10 working days"), Selector()))  # fmt: skip
    terms = Terms(Calendar("england"), YearStart(), date(2024, 1, 1), date(2028, 3, 31))
    started = time.process_time()
    found = evaluate([duty], facts, Scope("Bench"), terms, datetime(2027, 3, 31, tzinfo=UTC))
    return time.process_time() - started, len(found)
