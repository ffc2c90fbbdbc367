"""What a proxy hears of a node."""

import pytest
from django.db import OperationalError, connection

pytestmark = pytest.mark.django_db


def test_it_is_well_while_the_database_answers(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/healthz/")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_it_is_not_when_the_database_is_away(client, monkeypatch):
    def away(*_more):
        raise OperationalError("away at 10.0.0.7")

    monkeypatch.setattr(connection, "cursor", away)
    answer = client.get("/healthz/")
    assert (answer.status_code, answer.content) == (503, b"no database")
