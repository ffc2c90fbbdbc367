"""Relations between models go down: a string foreign key escapes the import contracts, so it is looked at here."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = "Calls go down"


def floors():
    """Each package of Sayso with its height, the lowest 0; packages side by side share one."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(one["layers"] for one in linter["contracts"] if one["name"] == CONTRACT)
    return {
        name.strip(" ()"): height
        for height, layer in enumerate(reversed(layers))
        for name in layer.split("|")
    }


FLOORS = floors()
OURS = [one for one in apps.get_models(include_auto_created=True) if one.__module__.startswith("sayso.")]


def package(model):
    """The package of Sayso that a model lives in; empty for a model of another library."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "sayso" else ""


def goes_down(here, there):
    """Whether a model of the package `here` may point to one of the package `there`."""
    return not there or here == there or FLOORS[there] < FLOORS[here]


def links(model):
    """The relations that the model itself declares, as the field and where it leads."""
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if field.is_relation and field.related_model is not None:
            yield field.name, field.related_model


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_relation_points_to_its_own_floor_or_a_lower_one(model):
    for name, target in links(model):
        assert goes_down(package(model), package(target)), (
            f"{model._meta.label}.{name} points up to {target._meta.label}. "
            "Point by subject (kind, id, title, address), or move the field to the higher app."
        )


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_generic_link_could_point_upward(model):
    generic = [one.name for one in model._meta.private_fields if isinstance(one, GenericForeignKey)]
    assert not generic, f"{model._meta.label} could point to any floor by {generic}. Point by subject."


def test_the_floors_are_those_of_the_import_contract():
    assert FLOORS["foundations"] == 0
    assert FLOORS["config"] == max(FLOORS.values())
    assert {package(one) for one in OURS} <= set(FLOORS)


def test_the_rule_would_notice_a_link_upward():
    assert goes_down("listening", "people")
    assert not goes_down("people", "listening")
    assert not goes_down("complaints", "decisions")  # side by side, and kept apart


def test_there_is_something_to_look_at():
    assert sum(1 for one in OURS for _ in links(one)) > 50
