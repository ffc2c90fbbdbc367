"""Pages of a list that may be very long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST = 1_000  # nobody turns more pages than these hold; counting on takes longer than the page


def counted(rows: Any, along: Sequence[str] = ()) -> int:
    """How many rows a list has, or `MOST` and one where it has more.

    `along` is an order that has an index, for lists whose rows are all at one end of it, as those that wait are.
    """
    return int(rows.order_by(*along)[: MOST + 1].count())


class LongPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than `MOST` rows, and says so (`is_more`). Whoever looks for something narrows the list."""

    def __init__(self, *given: Any, along: Sequence[str] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self._along = along

    @cached_property
    def _counted(self) -> int:
        return counted(self.object_list, self._along)

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST)

    @property
    def is_more(self) -> bool:
        """Whether there are more rows than were counted."""
        return self._counted > MOST
