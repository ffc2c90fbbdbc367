"""Several landlords beside one another, from what was counted last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.db.models.functions import TruncMonth

from sayso.foundations.clocks.counting import add_months
from sayso.framework.models import DayFigures, Edition
from sayso.framework.permissions import VIEW_BOARD
from sayso.framework.rules.standing import COUNTED, Numbers, total
from sayso.people.models import Landlord, User
from sayso.people.queries import landlords

MONTHS = 12


@dataclass(frozen=True)
class Row:
    """A landlord's numbers and when they were counted; None where they never were."""

    landlord: Landlord
    numbers: Numbers | None
    counted_at: datetime | None


@dataclass(frozen=True)
class MonthRow:
    """The numbers of all at the end of a month, and of how many landlords."""

    month: date
    numbers: Numbers
    landlords: int


@dataclass(frozen=True)
class GroupBoard:
    """A row a landlord, their sum, and the sums of the months before."""

    rows: tuple[Row, ...]
    total: Numbers
    months: tuple[MonthRow, ...]

    @property
    def is_whole(self) -> bool:
        """Whether each landlord was counted."""
        return all(one.numbers for one in self.rows)


def seen_by(user: User) -> list[Landlord]:
    """The landlords whose board a member of staff may open, each by a role of theirs."""
    return landlords.open_to(user, VIEW_BOARD)


def group_board(seen: Iterable[Landlord], today: date) -> GroupBoard:
    """How the landlords stand, by name of none but these."""
    those = list(seen)
    newest: dict[int, DayFigures] = {}
    months: dict[date, list[Numbers]] = defaultdict(list)
    for one in _last_of_months(those, add_months(today.replace(day=1), 1 - MONTHS)):
        newest.setdefault(one.landlord_id, one)
        months[one.day.replace(day=1)].append(_numbers(one))
    rows = [
        Row(each, _numbers(kept), kept.counted_at) if (kept := newest.get(each.pk)) else Row(each, None, None)
        for each in those
    ]
    return GroupBoard(
        rows=tuple(rows),
        total=total(one.numbers for one in rows if one.numbers),
        months=tuple(MonthRow(month, total(found), len(found)) for month, found in sorted(months.items())),
    )


def _last_of_months(those: list[Landlord], since: date) -> Iterable[DayFigures]:
    """The last figures of each landlord in each month, the newest months first."""
    found = DayFigures.objects.filter(landlord__in=those, day__gte=since).annotate(month=TruncMonth("day"))
    return found.order_by("landlord_id", "-month", "-day").distinct("landlord_id", "month")


def _numbers(one: DayFigures) -> Numbers:
    return total([Numbers(**{name: getattr(one, name) for name in COUNTED})])


def of_ids(numbers: Iterable[int]) -> list[Landlord]:
    """The landlords of these numbers."""
    return list(Landlord.objects.filter(pk__in=list(numbers)).defer("logo"))


def beside_others() -> list[Landlord]:
    """Every landlord with a framework, where there is more than one landlord."""
    asked = Landlord.objects.annotate(has_framework=Exists(Edition.objects.filter(landlord=OuterRef("pk"))))
    found = list(asked.defer("logo").order_by("pk"))
    return [one for one in found if one.has_framework] if len(found) > 1 else []


__all__ = ["GroupBoard", "MonthRow", "Row", "beside_others", "group_board", "of_ids", "seen_by"]
