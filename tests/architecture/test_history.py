"""What is kept stays kept: no table of history can be changed, thinned or emptied."""

import pytest
from django.apps import apps
from django.db import Error, connection, transaction

EVENTS = [one for one in apps.get_models() if hasattr(one, "pgh_tracked_model")]


def test_there_is_history():
    assert len(EVENTS) > 20


@pytest.mark.django_db
@pytest.mark.parametrize("model", EVENTS, ids=lambda one: one._meta.db_table)
def test_a_table_of_history_cannot_be_emptied(model):
    table = connection.ops.quote_name(model._meta.db_table)
    for words in (f"TRUNCATE {table}", f"TRUNCATE {table} CASCADE"):
        with pytest.raises(Error, match="append-only"), transaction.atomic():
            connection.cursor().execute(words)


@pytest.mark.parametrize("model", EVENTS, ids=lambda one: one._meta.db_table)
def test_a_table_of_history_refuses_changes(model):
    triggers = {one.name: one for one in model._meta.triggers}
    assert {"append_only", "no_truncate"} <= set(triggers)
    assert "UPDATE OR DELETE" in str(triggers["append_only"].operation)
