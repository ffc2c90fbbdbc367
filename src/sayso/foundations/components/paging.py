"""Pages of a list that may be very long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST = 1_000  # nobody turns more pages than these hold; counting on takes longer than the page
MOST_HITS = 500  # of a search: whoever finds so many asks for something else


def counted(rows: Any, along: Sequence[str] = (), most: int | None = None) -> int:
    """How many rows a list has, or `most` (else `MOST`) and one where it has more.

    `along` is an order that has an index, for lists whose rows are all at one end of it, as those that wait are.
    """
    return int(rows.order_by(*along)[: (most or MOST) + 1].count())


class LongPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than `most` rows, and says so (`is_more`). Whoever looks for something narrows the list."""

    def __init__(self, *given: Any, along: Sequence[str] = (), most: int | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        self._along, self._most = along, most or MOST

    @cached_property
    def _counted(self) -> int:
        return counted(self.object_list, self._along, self._most)

    @cached_property
    def count(self) -> int:
        return min(self._counted, self._most)

    @property
    def is_more(self) -> bool:
        """Whether there are more rows than were counted."""
        return self._counted > self._most
