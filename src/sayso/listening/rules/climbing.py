"""How far an unanswered voice has climbed: owner, manager, director. Pure."""

from __future__ import annotations

from datetime import date


def rung(received_on: date, today: date, *, manager_days: int, director_days: int) -> str:
    """The rung an unanswered voice stands on after so many calendar days.

    >>> rung(date(2026, 9, 1), date(2026, 10, 1), manager_days=30, director_days=60)
    'manager'
    """
    days = (today - received_on).days
    if days >= director_days:
        return "director"
    return "manager" if days >= manager_days else "owner"
