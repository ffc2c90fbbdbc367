"""How far an unanswered voice has climbed: owner, manager, director. Pure."""

from __future__ import annotations

from datetime import date, timedelta


def rung(received_on: date, today: date, *, manager_days: int, director_days: int) -> str:
    """The rung an unanswered voice stands on after so many calendar days.

    >>> rung(date(2026, 9, 1), date(2026, 10, 1), manager_days=30, director_days=60)
    'manager'
    """
    return since(received_on, today, manager_days=manager_days, director_days=director_days)[0]


def since(received_on: date, today: date, *, manager_days: int, director_days: int) -> tuple[str, date]:
    """The rung, and the day on which the voice came to stand there."""
    for name, days in (("director", director_days), ("manager", manager_days)):
        if (today - received_on).days >= days:
            return name, received_on + timedelta(days=days)
    return "owner", received_on
