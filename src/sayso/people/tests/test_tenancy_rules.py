"""Where somebody lives by their tenancies."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.people.rules.tenancies import Span, lives

TODAY = date(2026, 11, 27)


def span(home, starts, ends=None, tenancy=1):
    return Span(home, tenancy, date.fromisoformat(starts), date.fromisoformat(ends) if ends else None)


@pytest.mark.parametrize(
    ("spans", "home", "left"),
    [
        ([], None, None),
        ([span(1, "2020-01-06")], 1, None),
        ([span(1, "2026-11-27")], 1, None),
        ([span(1, "2026-11-28")], None, None),  # still to come: not left, and not here yet
        ([span(1, "2020-01-06", "2026-11-27")], 1, None),
        ([span(1, "2020-01-06", "2026-11-26")], None, "2026-11-26"),
        ([span(1, "2020-01-06"), span(2, "2024-01-06")], 2, None),
        ([span(1, "2020-01-06"), span(2, "2024-01-06", "2025-01-06")], 1, None),
        ([span(1, "2024-01-06", tenancy=1), span(2, "2024-01-06", tenancy=2)], 2, None),
        ([span(1, "2020-01-06", "2024-05-01"), span(2, "2021-01-06", "2023-05-01")], None, "2024-05-01"),
        ([span(1, "2020-01-06", "2024-05-01"), span(2, "2027-01-06")], None, None),
    ],
)
def test_worked_examples(spans, home, left):
    assert lives(spans, TODAY) == (home, date.fromisoformat(left) if left else None)


DAYS = st.integers(-900, 300).map(lambda n: TODAY + timedelta(days=n))
SPANS = st.lists(
    st.builds(
        lambda home, tenancy, start, length: Span(
            home, tenancy, start, start + timedelta(days=length) if length else None
        ),
        st.integers(1, 5), st.integers(1, 99), DAYS, st.none() | st.integers(1, 800),
    ),
    max_size=5, unique_by=lambda one: one.tenancy,
)  # fmt: skip


@given(SPANS)
def test_nobody_both_lives_here_and_has_left(spans):
    home, left = lives(spans, TODAY)
    assert home is None or left is None
    assert home is None or home in {one.home for one in spans}
    assert left is None or left < TODAY
    assert lives(spans[::-1], TODAY) == (home, left)
