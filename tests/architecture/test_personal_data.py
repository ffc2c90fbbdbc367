"""Every field of every model says once what becomes of it when a person is erased."""

from __future__ import annotations

import pytest
from django.apps import apps

KINDS = ("keep", "scrub", "erase", "export")


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
    known = {name for name in vars(classes) if not name.startswith("_")}
    assert known <= set(KINDS), f"unknown lists: {known - set(KINDS)}"
    listed = [name for kind in KINDS for name in getattr(classes, kind, ())]
    fields = {one.name for one in [*model._meta.local_fields, *model._meta.local_many_to_many]}
    twice = sorted({one for one in listed if listed.count(one) > 1})
    assert not twice, f"classified twice: {twice}"
    assert fields == set(listed), (
        f"missing {sorted(fields - set(listed))}, unknown {sorted(set(listed) - fields)}"
    )
