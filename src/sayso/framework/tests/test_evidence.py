"""Show me the evidence in one click; excuses have a reason and a name, and are counted."""

import re
from html import unescape

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sayso.foundations.subjects import Subject
from sayso.framework.commands import duties, facts
from sayso.framework.forms.recording import DecideForm
from sayso.framework.models import Fact
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.people.tests.cast import sign_in

KEY = "interest-answered|interest:one"


def text(response):
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def told(landlord, name, when, kind="interest.received", at=None, **more):
    return facts.record(
        kind=kind, landlord=landlord, subject=Subject("interest", name, f"Interest {name}"),
        occurred_at=moment(when), by=ROBOT, at=moment(at or when), **more,
    )  # fmt: skip


def excused(landlord, name="one", reason="They asked us to wait.", who="Head of Care", at="2026-04-20T09:00"):
    key = f"interest-answered|interest:{name}"
    return duties.excuse(
        landlord=landlord, occurrence=key, title=name, reason=reason, decided_by=who, by=ROBOT, at=moment(at)
    )


def of(client, key=KEY, **more):
    return text(client.get(reverse("evidence"), {"of": key, "year": "2026", **more}))


@pytest.fixture
def asked(client, landlord, edition, staff):
    sign_in(client, staff())
    told(landlord, "one", "2026-04-02T10:00")


def test_the_verdict_is_told_in_words_with_the_facts_and_how_it_was_counted(client, landlord, asked):
    told(landlord, "one", "2026-04-15T11:00", "interest.answered", at="2026-04-16T09:00",
         evidence_url="https://example.org/letter")  # fmt: skip
    page = of(client)
    assert (
        "Kept late, by 5 working days: due by Wednesday 8 April 2026, and done on Wednesday 15 April" in page
    )
    assert "recorded Thursday 16 April" in page
    assert 'href="https://example.org/letter"' in page
    assert "not counted: bank holiday: Good Friday" in page
    assert "5 working days" in page


def test_what_was_corrected_and_withdrawn_is_shown_with_why(client, landlord, asked):
    wrong = told(landlord, "one", "2026-04-20T11:00", "interest.answered")
    right = facts.correct(fact=wrong, reason="It was sent before.", occurred_at=moment("2026-04-07T09:00"),
                          by=ROBOT, at=moment("2026-04-21T09:00"))  # fmt: skip
    page = of(client)
    assert "Kept: done on Tuesday 7 April 2026" in page
    assert "Corrected to Tuesday 7 April" in page
    assert "It was sent before." in page
    facts.retract(fact=right, reason="It was another's.", by=ROBOT, at=moment("2026-04-22T09:00"))
    page = of(client)
    assert "Withdrawn:" in page
    assert "Late now" in page
    assert "It was another" not in of(client, **{"as-at": "2026-04-21"})


def test_decisions_are_shown_with_reason_and_name(client, landlord, asked):
    duties.extend(landlord=landlord, occurrence=KEY, title="one", more=3, reason="A bank was shut.",
                  decided_by="Head of Care", by=ROBOT, at=moment("2026-04-07T09:00"))  # fmt: skip
    excused(landlord)
    page = of(client)
    assert "Excused: it counts neither as kept nor as missed." in page
    for words in ("A bank was shut.", "They asked us to wait.", "Decided by: Head of Care"):
        assert words in page


def test_one_click_leads_there_from_each_row_cell_and_line(client, landlord, asked):
    there = reverse("evidence")
    board = unescape(text(client.get(reverse("promises"), {"year": "2026"})))
    assert f'{there}?year=2026&clause=interest-answered&month=2026-04"' in board
    assert f'{there}?clause=interest-answered&year=2026"' in board
    clause = unescape(text(client.get(reverse("promise", args=["interest-answered"]), {"year": "2026"})))
    assert f"{there}?of=interest-answered%7Cinterest%3Aone&year=2026" in clause
    month = text(client.get(there, {"clause": "interest-answered", "month": "2026-04", "year": "2026"}))
    assert "Interest one" in month


def test_a_page_of_evidence_asks_little_and_odd_questions_get_an_answer(client, landlord, asked):
    for number in range(15):
        told(landlord, f"n{number}", "2026-04-03T10:00")
        told(landlord, f"n{number}", "2026-04-09T10:00", "interest.answered")
    client.get(reverse("evidence"))
    with CaptureQueriesContext(connection) as seen:
        page = text(client.get(reverse("evidence"), {"clause": "interest-answered", "year": "2026"}))
    assert len(seen) <= 12
    assert "16 times, the worst first" in page
    assert client.get(reverse("evidence"), {"of": "no|such"}).status_code == 404
    for odd in ({"month": "\x00"}, {"month": "2026-13"}, {"page": "-3"}, {"clause": "none"}):
        assert client.get(reverse("evidence"), odd).status_code == 200


def test_excuses_are_counted_with_reason_and_name_on_the_board_and_in_the_export(client, landlord, asked):
    for name in ("two", "three"):
        told(landlord, name, "2026-04-02T10:00")
        excused(landlord, name, reason="=The office was shut.", who="Director")
    excused(landlord)
    page = text(client.get(reverse("promises"), {"year": "2026"}))
    assert "Excused 3 times." in page
    assert "<bdi>Director</bdi> (2)" in page
    assert "They asked us to wait." in page
    export = client.get(reverse("promises-csv"), {"year": "2026", "state": "excused"}).content.decode()
    assert "Excused because,Who decided,Decided on" in export
    assert "'=The office was shut.,Director,2026-04-20" in export


def test_no_excuse_without_reason_and_name(landlord, edition):
    given = {"decision": "excuse", "reason": " ", "decided_by": " ", "key": "k", "occurrence": KEY}
    form = DecideForm(given, is_clock=True)
    assert {"reason", "decided_by"} <= set(form.errors)
    for reason, who in (("", "Head of Care"), ("Why", "")):
        with pytest.raises(duties.DutyRefused):
            excused(landlord, reason=reason, who=who)
        with pytest.raises(IntegrityError, match="reason_and_name"), transaction.atomic():
            Fact.objects.create(
                landlord=landlord, kind="duty.excused", subject_kind="duty", subject_id=KEY, note=reason,
                decided_by=who, occurred_at=moment("2026-04-20T09:00"), recorded_at=moment("2026-04-20T09:00"),
                recorded_by="tests",
            )  # fmt: skip
