"""Every field of every model says once what becomes of it when a person is erased, and whose it is.

`keep` stays; in `mask` what names the person is taken out; `scrub` the same, or all of it where they ask for their
words to go; `erase` goes. `whose` are the ways from the row to the customer; `gone` rows are deleted altogether; `by_staff` rows are handed over only after staff have read them.
"""

from __future__ import annotations

import pytest
from django.apps import apps

from sayso.people.models import Customer

KINDS = ("keep", "mask", "scrub", "erase")
# What is not a customer's: of staff, of everybody at once, or a file that has its own way (see `people.commands.erasure`).
NOBODYS = {"documents.StoredFile", "people.ImportRun", "people.ImportMemory", "people.Delivery"}


def models():
    """Our own models; the history beside them follows its model."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("sayso.") and not hasattr(model, "pgh_tracked_model")
    ]


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_every_field_is_classified_once(model):
    classes = getattr(model, "PersonalData", None)
    assert classes is not None, f"{model._meta.label} has no PersonalData"
    known = {name for name in vars(classes) if not name.startswith("_")} - {
        "whose",
        "gone",
        "says",
        "by_staff",
    }
    assert known <= set(KINDS), f"unknown lists: {known - set(KINDS)}"
    listed = [name for kind in KINDS for name in getattr(classes, kind, ())]
    fields = {one.name for one in [*model._meta.local_fields, *model._meta.local_many_to_many]}
    twice = sorted({one for one in listed if listed.count(one) > 1})
    assert not twice, f"classified twice: {twice}"
    assert fields == set(listed), (
        f"missing {sorted(fields - set(listed))}, unknown {sorted(set(listed) - fields)}"
    )


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_what_is_taken_out_or_points_at_a_customer_says_whose_it_is(model):
    classes = model.PersonalData
    taken = [name for kind in KINDS[1:] for name in getattr(classes, kind, ())]
    points = [one.name for one in model._meta.local_fields if one.related_model is Customer]
    if (taken or points) and model._meta.label not in NOBODYS:
        assert getattr(classes, "whose", ()), f"{model._meta.label}: whose are {taken or points}?"
    if getattr(classes, "whose", ()):
        assert classes.says, f"{model._meta.label} has no title for the person whose it is"
    for way in getattr(classes, "whose", ()):
        model.objects.filter(**{way: 1}).query.sql_with_params()  # the way leads somewhere
        if model is Customer:
            continue  # records that were merged are one person: whoever asks for one gets all
        assert set(points) <= {one.split("__")[0] for one in classes.whose}
