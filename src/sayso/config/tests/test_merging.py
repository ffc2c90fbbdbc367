"""Every row of every app that points to a customer moves with a merge, and comes back."""

import pytest
from django.apps import apps
from django.db.models import Count, ForeignKey
from django.utils import timezone

from sayso.config import demonstration
from sayso.foundations.access.actors import System
from sayso.people.commands import merging
from sayso.people.models import Customer

pytestmark = pytest.mark.django_db
BY = System("test")


def pointing():
    """Where every row that may change points to a customer, by table and column."""
    found = {}
    for model in apps.get_models():
        if (
            model._meta.label in ("people.Session", "people.Merge", "people.PossibleDuplicate")
            or "Event" in model.__name__
        ):
            continue
        for field in model._meta.fields:
            if isinstance(field, ForeignKey) and field.related_model is Customer:
                rows = model._default_manager.exclude(**{field.name: None}).values_list("pk", field.attname)
                found[model._meta.label, field.name] = dict(rows)
    return found


def values():
    return {row["id"]: row for row in Customer.objects.values()}


def test_a_merge_of_busy_people_moves_all_and_is_undone_without_loss():
    demonstration.load()
    busy = list(
        Customer.objects.annotate(n=Count("voices", distinct=True) + Count("messages", distinct=True))
        .filter(represented_by=None, speaks_for=None).order_by("-n", "pk")[:4]
    )  # fmt: skip
    before, people = pointing(), values()
    moved = {key for key, rows in before.items() if set(rows.values()) & {one.pk for one in busy}}
    assert {
        ("listening.Voice", "customer"),
        ("communications.Message", "customer"),
        ("people.TenancyPerson", "customer"),
    } <= moved
    merges = [merging.merge(kept=busy[0], merged=one, by=BY, at=timezone.now()) for one in busy[1:]]
    for key, rows in pointing().items():
        if key not in {
            ("people.TenancyPerson", "came_from"),
            ("people.SourceRecord", "customer"),
            ("people.SensitiveView", "customer"),
        }:
            left = [pk for pk, customer in rows.items() if customer in {one.pk for one in busy[1:]}]
            clashing = key[0] in (
                "people.CustomerNeed", "people.CharacteristicAnswer", "people.GettingOnline", "people.OnlineHelp", "people.User",
                "involvement.Membership", "involvement.Invitation",
            )  # fmt: skip
            assert not left or clashing, key
    for merge in reversed(merges):
        merging.take_apart(merge=merge, by=BY, at=timezone.now())
    assert pointing() == before
    assert values() == people
