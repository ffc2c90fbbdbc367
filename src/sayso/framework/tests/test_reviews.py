"""The framework's own review: planned, called for with a reason, and a duty until it is done."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import packs, reviews
from sayso.framework.models import Fact
from sayso.framework.queries import reviews as asked
from sayso.framework.queries.standing import standing
from sayso.framework.rules.own_review import ID, with_own_review
from sayso.framework.rules.verdicts import State
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.people.tests.cast import sign_in

NOW = moment("2026-11-04T10:00")


def call(landlord, key="k", done_by=date(2026, 12, 4)):
    return reviews.call(landlord=landlord, done_by=done_by, reason="A new law.", key=key, by=ROBOT, at=NOW)


def state(landlord, at):
    return [one.state for one in standing(landlord, at).of_clause(ID)]


def done(landlord, at):
    reviews.done(
        landlord=landlord, subject=Subject("framework", "trident", "Framework"), occurred_at=at, note="",
        evidence_url="", key="d", by=ROBOT, at=at,
    )  # fmt: skip


def test_a_review_that_was_called_for_is_a_duty_until_it_is_done(landlord, edition):
    assert state(landlord, NOW) == []
    call(landlord)
    call(landlord)
    assert state(landlord, NOW) == [State.DUE]
    assert state(landlord, moment("2026-12-04T23:00")) == [State.DUE]
    assert state(landlord, moment("2026-12-05T09:00")) == [State.LATE]
    done(landlord, moment("2026-12-04T12:00"))
    assert state(landlord, moment("2026-12-05T09:00")) == [State.KEPT]
    assert asked.still_called_for(landlord) == []


def test_each_call_is_asked_and_one_review_answers_them_all(landlord, edition):
    call(landlord)
    call(landlord, "again", date(2026, 11, 20))
    done(landlord, moment("2026-11-25T12:00"))
    assert sorted(state(landlord, moment("2026-12-05T09:00"))) == [State.KEPT, State.KEPT_LATE]
    assert Fact.objects.filter(kind="framework.reviewed").count() == 1
    assert Fact.objects.filter(kind="framework.called_review_done").count() == 2


@pytest.mark.parametrize("day", [date(2026, 11, 4), date(2026, 1, 1)])
def test_a_day_that_is_not_to_come_is_refused(landlord, edition, day):
    with pytest.raises(Refusal, match="after today"):
        call(landlord, done_by=day)


def test_where_there_is_no_framework_there_is_nothing_to_review(landlord):
    with pytest.raises(Refusal, match="no framework"):
        call(landlord)


def test_law_is_not_reviewed_and_a_pack_with_its_own_clock_keeps_it():
    law = packs.open_pack("england").pack
    assert with_own_review(law, name="n", says="s") is law
    once = with_own_review(packs.open_pack("thenue").pack, name="n", says="s")
    assert with_own_review(once, name="n", says="s") is once


def test_the_page_lists_what_is_planned_and_called_for(client, landlord, edition, staff):
    sign_in(client, staff("manager"))
    soon = date.today() + timedelta(days=30)
    sent = {"reason": "A new law.", "key": "k", "done_by_day": soon.day, "done_by_month": soon.month,
            "done_by_year": soon.year}  # fmt: skip
    assert client.post(reverse("call-review"), sent).status_code == 302
    page = client.get(reverse("editions")).content.decode()
    assert "called for, to be done by then" in page
    assert "A new law." in page
    assert client.post(reverse("call-review"), {**sent, "key": "j", "reason": ""}).status_code == 422
