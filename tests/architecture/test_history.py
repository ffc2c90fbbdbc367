"""What is kept stays kept: no table of history can be changed, thinned or emptied."""

import pytest
from django.apps import apps
from django.db import Error, connection, models, transaction

from sayso.people.models import Customer
from sayso.people.tests.cast import a_customer, a_landlord

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


@pytest.mark.parametrize("model", EVENTS, ids=lambda one: one._meta.db_table)
def test_history_looks_only_for_what_a_person_is_taken_out_by(model):
    data = getattr(model.pgh_tracked_model, "PersonalData", None)
    sought = {"pgh_obj", "pgh_context", *getattr(data, "whose", ())}
    for field in model._meta.local_fields:
        if isinstance(field, models.ForeignKey):
            assert field.db_index == (field.name in sought), field


@pytest.mark.django_db
def test_a_change_of_many_rows_is_kept_as_quickly_after_one_of_a_single_row():
    """How the trigger finds what changed is planned once for a session, perhaps for a single row."""
    landlord, many = a_landlord(), 3_000
    first = a_customer(landlord)
    Customer.objects.filter(pk=first.pk).update(language="pl")
    Customer.objects.bulk_create(
        Customer(landlord=landlord, full_name=f"Person {at}", kind="tenant") for at in range(many)
    )
    same = Customer.objects.filter(language="pl").count()
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) UPDATE people_customer SET language = 'pl'")
        [plan] = cursor.fetchone()[0]
    [kept] = [one for one in plan["Triggers"] if "update_update" in one["Trigger Name"]]
    assert kept["Time"] < plan["Execution Time"] / 2, kept  # pair by pair it was nearly all of it
    changed = Customer.pgh_event_model.objects.filter(pgh_label="update", language="pl")
    assert changed.count() == same + many


@pytest.mark.django_db
def test_a_change_to_what_it_was_is_no_news():
    customer = a_customer(a_landlord())
    before = Customer.pgh_event_model.objects.count()
    Customer.objects.filter(pk=customer.pk).update(full_name=customer.full_name, needs_asked_on=None)
    assert Customer.pgh_event_model.objects.count() == before
