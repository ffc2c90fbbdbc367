"""Pages of a list that may be very long."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST = 10_000  # nobody turns more pages than these hold; counting on takes longer than the page


class LongPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than `MOST` rows, and says so (`is_more`). Whoever looks for something narrows the list."""

    @cached_property
    def _counted(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: MOST + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST)

    @property
    def is_more(self) -> bool:
        """Whether there are more rows than were counted."""
        return self._counted > MOST
