"""Every field of every model says once what becomes of it when a person is erased, and whose it is.

`keep` stays; in `mask` what names the person is taken out; `scrub` the same, or all of it where they ask for their
words to go; `erase` goes. `whose` are the ways from the row to the customer; `gone` rows are deleted altogether; `by_staff` rows are handed over only after staff have read them.
"""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.utils import translation

from sayso.foundations.history.erasing import nothing
from sayso.foundations.history.retention import declared
from sayso.people.models import Customer
from sayso.people.models.retention import LONGEST
from sayso.people.queries import subject_access

# What holds personal data, goes with nobody, and yet needs no time of its own: the reason.
NO_TIME = {
    "documents.StoredFile": "goes with what points to it",
    "people.Delivery": "what names people is cleared away after a day",
    "people.ImportMemory": "each night's file writes it anew",
}
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
        "named_in",
        "gone",
        "says",
        "by_staff",
        "retention",
    }
    only_named = hasattr(classes, "named_in")
    assert not (only_named and (hasattr(classes, "gone") or hasattr(classes, "erase"))), "others' rows stay"
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


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_what_holds_personal_data_goes_with_the_person_or_at_a_time(model):
    data = model.PersonalData
    holds = any(getattr(data, kind, ()) for kind in KINDS[1:])
    if holds and not getattr(data, "whose", ()):
        label = model._meta.label
        assert getattr(data, "retention", None) or label in NO_TIME, f"{label}: how long is it kept?"


def test_rules_of_retention_are_whole():
    kinds = [rule.kind for _model, rule in declared()]
    assert len(kinds) == len(set(kinds))
    for model, rule in declared():
        assert rule.kind.split(".")[0] == model._meta.app_label
        assert rule.says, rule.kind
        assert rule.because, rule.kind
        assert 1 <= rule.months <= LONGEST
        ways = [rule.after, *rule.takes, *rule.holds]
        asked = {f"{way}__isnull": True for way in ways}
        model.objects.filter(rule.where, **{rule.landlord: 1}, **asked).query.sql_with_params()
        for name in rule.takes:
            assert name in [*getattr(model.PersonalData, "erase", ()), "file"], (
                f"{rule.kind} takes {name}, which is kept"
            )
            nothing(model._meta.get_field(name))


@pytest.mark.parametrize(
    "model",
    [one for one in models() if getattr(one.PersonalData, "whose", ())],
    ids=lambda model: model._meta.label,
)
def test_what_a_person_is_given_is_in_words_and_in_their_language(model):
    for field in subject_access.shown(model):
        english = subject_access.label(field)
        with translation.override("ar"):
            assert subject_access.label(field) != english, (
                f"{model._meta.label}.{field.name}: “{english}” in no other language"
            )
        assert not re.search(r"\b(id|url|key|slug)\b", english.lower()), (
            f"{model._meta.label}.{field.name}: “{english}”"
        )
