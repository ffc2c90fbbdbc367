"""Closed cases are drawn once for each period, from a seed, and anyone can draw them again."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sayso.foundations.clocks.periods import YearStart
from sayso.foundations.refusals import Refusal
from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts, packs, samples
from sayso.framework.models import Fact
from sayso.framework.queries import samples as asked
from sayso.framework.queries.recording import offered
from sayso.framework.rules.durations import Every, parse_every
from sayso.framework.rules.processes import Sample, draw, periods_over
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.framework.tests.packs_of_docs import quayside
from sayso.people.tests.cast import sign_in

NOW = moment("2026-11-04T10:00")
FIRST = date(2026, 4, 1)
SAMPLE = "closed-complaints"


@pytest.fixture
def rules(landlord, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return packs.load(
        landlord=landlord, pack=quayside(), measured_from=FIRST, by=ROBOT, at=moment("2026-04-01T09:00")
    )


def close(landlord, number, on="2026-05-04T10:00", at=NOW):
    return facts.record(
        kind="complaint.closed", landlord=landlord, occurred_at=moment(on), by=ROBOT, at=at,
        subject=Subject("complaint", f"C{number}", "About Mrs Example"),
    )  # fmt: skip


def drawn(landlord, starts_on=FIRST, sample=SAMPLE, at=NOW):
    return samples.draw(landlord=landlord, sample=sample, starts_on=starts_on, by=ROBOT, at=at)


def test_ten_are_drawn_by_the_seed_and_recorded(landlord, rules):
    for number in range(25):
        close(landlord, number)
    close(landlord, 99, "2026-07-01T10:00")  # of the next quarter
    fact = drawn(landlord)
    assert (fact.value, fact.note, fact.subject_id) == (
        10,
        "harbour:closed-complaints:2026-04-01",
        f"{SAMPLE}:2026-04-01",
    )
    found = {f"complaint:{one.subject_id}" for one in Fact.objects.filter(kind="case.sampled")}
    assert found == set(draw(fact.note, [f"complaint:C{number}" for number in range(25)], 10))
    page = asked.draw_page(landlord, fact.pk)
    assert page.same_again
    assert (page.added, page.gone, len(page.then)) == (0, 0, 25)


def test_a_second_draw_gives_the_first_back_whatever_came_since(landlord, rules):
    for number in range(12):
        close(landlord, number)
    first = drawn(landlord)
    later = NOW + timedelta(days=1)
    close(landlord, 50, at=later)
    assert drawn(landlord, at=later + timedelta(hours=1)) == first
    assert Fact.objects.filter(kind="case.sampled").count() == 10
    page = asked.draw_page(landlord, first.pk)
    assert (page.added, page.gone) == (1, 0)
    assert page.same_again


def test_a_case_that_was_withdrawn_since_is_said_and_the_draw_stays(landlord, rules):
    cases = [close(landlord, number) for number in range(3)]
    first = drawn(landlord)
    assert first.value == 3
    facts.retract(fact=cases[0], reason="It was not closed.", by=ROBOT, at=NOW + timedelta(hours=1))
    page = asked.draw_page(landlord, first.pk)
    assert (page.added, page.gone, len(page.cases)) == (0, 1, 3)
    assert page.same_again


@pytest.mark.parametrize(
    ("sample", "starts_on", "says"),
    [
        (SAMPLE, date(2026, 10, 1), "not over yet"),
        (SAMPLE, date(2026, 4, 2), "no such sample"),
        ("other", FIRST, "no such sample"),
        (SAMPLE, FIRST, "No case was closed"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_plain_words(landlord, rules, sample, starts_on, says):
    with pytest.raises(Refusal, match=says):
        drawn(landlord, starts_on, sample)
    assert not Fact.objects.filter(kind="sample.drawn").exists()


def test_only_whole_periods_that_are_over_can_be_drawn():
    def sample(every):
        return Sample("s", "S", "S.", "complaint.closed", every, size=1)

    today, year = date(2026, 11, 4), YearStart()
    quarters = periods_over(sample(parse_every("quarter")), FIRST, today, today, year)
    assert [one.start for one in quarters] == [FIRST, date(2026, 7, 1)]
    weeks = periods_over(sample(parse_every("week")), date(2026, 10, 20), today, today, year)
    assert [one.start for one in weeks] == [date(2026, 10, 26)]
    assert periods_over(sample(Every()), FIRST, today, today, year) == []


def test_draws_are_not_recorded_by_hand(landlord, rules):
    assert not {"sample.drawn", "case.sampled"} & {name for name, _ in offered(landlord).kinds}


def test_the_page_offers_the_draw_and_shows_it_without_names(client, landlord, rules, staff):
    for number in range(12):
        close(landlord, number)
    sign_in(client, staff("engagement"))
    page = client.get(reverse("samples")).content.decode()
    assert "Closed complaints looked at again" in page
    sent = {"sample": SAMPLE, "period": "2026-04-01"}
    one = client.post(reverse("draw-sample"), sent)
    again = client.post(reverse("draw-sample"), sent)
    assert one.status_code == again.status_code == 302
    assert one.url == again.url
    assert Fact.objects.filter(kind="sample.drawn").count() == 1
    shown = client.get(one.url).content.decode()
    assert "harbour:closed-complaints:2026-04-01" in shown
    assert "the same cases" in shown
    assert "Mrs Example" not in shown
    first = Fact.objects.filter(kind="case.sampled").first()
    closing = Fact.objects.get(kind="complaint.closed", subject_id=first.subject_id)
    assert reverse("fact", args=[closing.pk]) in shown
    close(landlord, 77, at=NOW + timedelta(hours=1))
    assert "1 case came to be known after the draw." in client.get(one.url).content.decode()


def test_anyone_can_draw_again_from_the_file(client, landlord, rules, staff):
    for number in range(12):
        close(landlord, number)
    fact = drawn(landlord)
    sign_in(client, staff("director"))
    text = client.get(reverse("sample-draw-csv", args=[fact.pk])).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 12
    again = draw(rows[0]["Seed"], [row["Case"] for row in rows], 10)
    assert again == [row["Case"] for row in rows if row["Drawn"] == "yes"]


def test_only_some_may_draw(client, landlord, rules, staff):
    close(landlord, 1)
    sign_in(client, staff("director"))
    assert "not drawn yet" in client.get(reverse("samples")).content.decode()
    sent = {"sample": SAMPLE, "period": "2026-04-01"}
    assert client.post(reverse("draw-sample"), sent).status_code == 403
    assert client.get(reverse("sample-draw", args=[1_000_000])).status_code == 404


def test_what_was_sent_wrong_is_said(client, landlord, rules, staff):
    sign_in(client, staff("manager"))
    assert client.post(reverse("draw-sample"), {"sample": SAMPLE, "period": "soon"}).status_code == 404
    answer = client.post(reverse("draw-sample"), {"sample": SAMPLE, "period": "2026-04-01"}, follow=True)
    assert "No case was closed in that time" in answer.content.decode()
