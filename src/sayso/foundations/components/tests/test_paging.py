"""A long list is counted only so far, and says so."""

import pytest
from django.contrib.contenttypes.models import ContentType

from sayso.foundations.components import paging

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rows", "count", "is_more", "pages"), [(0, 0, False, 1), (5, 5, False, 3), (6, 5, True, 3)]
)
def test_it_counts_no_further(monkeypatch, django_assert_num_queries, rows, count, is_more, pages):
    monkeypatch.setattr(paging, "MOST", 5)
    ContentType.objects.bulk_create([ContentType(app_label="paging", model=str(at)) for at in range(rows)])
    with django_assert_num_queries(1):
        found = paging.LongPaginator(ContentType.objects.filter(app_label="paging").order_by("model"), 2)
        assert (found.count, found.is_more, found.num_pages) == (count, is_more, pages)


def test_a_search_counts_less_far():
    ContentType.objects.bulk_create([ContentType(app_label="paging", model=str(at)) for at in range(6)])
    found = ContentType.objects.filter(app_label="paging").order_by("model")
    assert [
        (one.count, one.is_more)
        for one in (paging.LongPaginator(found, 2, most=4), paging.LongPaginator(found, 2))
    ] == [(4, True), (6, False)]
