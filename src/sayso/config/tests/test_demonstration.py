"""The invented landlord's year is whole: nothing went wrong in it but what was planted."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db.models import DateTimeField
from hypothesis import given
from hypothesis import strategies as st

from sayso.config import demonstration
from sayso.foundations.clocks.counting import LONDON
from sayso.framework.queries.standing import standing
from sayso.framework.rules.verdicts import State
from sayso.people.models import Place


@pytest.mark.slow
def test_its_schemes_are_asked_from_the_first_day_of_the_year(db):
    now = datetime(2026, 11, 20, 10, tzinfo=LONDON)
    landlord = demonstration.load(now)
    assert set(Place.objects.exclude(kind="area").values_list("opened_on", flat=True)) == {
        demonstration.OPENED
    }
    found = standing(landlord, now)
    first = min(one.due_on for one in found.occurrences if one.place_id and one.period)
    assert first.isoformat() == "2026-04-30"
    wrong = [one for one in found.occurrences if one.state in (State.MISSED, State.LATE)]
    planted = demonstration.FAULTS["scheme-survey"]
    assert [one.clause for one in wrong if one.place_id and one.period] == ["scheme-survey"] * sum(
        planted.values()
    )
    past = standing(landlord, datetime(2026, 6, 1, tzinfo=LONDON))
    held = Place.objects.filter(scheme_kind__in=["care", "supported"]).values_list("pk", flat=True)
    assert held
    assert {one.place_id for one in past.occurrences if one.period} >= set(held)


TO_COME = {"answer_by", "starts_at", "ends_at"}  # what is promised or called, not past


@given(
    now=st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(LONDON)),
    days=st.integers(-2, 400),
)
def test_nothing_of_it_bears_an_hour_still_to_come(now, days):
    when = demonstration.Scene(now).ago(days)
    assert when <= now
    assert days < 0 or (now.date() - when.astimezone(LONDON).date()) == timedelta(days=days)


@pytest.mark.slow
def test_loaded_in_the_night_everything_said_and_done_has_been(db):
    now = datetime(2026, 11, 20, 0, 20, tzinfo=LONDON)
    demonstration.load(now)
    late = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("sayso.")
        for field in model._meta.fields
        if isinstance(field, DateTimeField)
        and not field.name.startswith("pgh_")
        and field.name not in TO_COME
        if model._default_manager.filter(**{f"{field.name}__gt": now}).exists()
    ]
    assert late == []
    assert apps.get_model("listening.Voice").objects.filter(received_at__date=now.date()).exists()
