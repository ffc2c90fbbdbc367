"""The invented landlord's year is whole: nothing went wrong in it but what was planted."""

from datetime import datetime

import pytest

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
