"""What answers each paragraph of a regulation; what was not checked is marked on every page that shows it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sayso.foundations.clocks.counting import end_of
from sayso.framework.commands import packs
from sayso.framework.queries import law
from sayso.framework.queries.coverage import Wanted, coverage
from sayso.framework.queries.shelf import regulations
from sayso.framework.queries.standing import standing
from sayso.framework.tests.conftest import ROBOT, STARTS, moment
from sayso.people.tests.cast import sign_in

AT = end_of(date(2026, 5, 1))
MARK = "Not checked against the document"


@pytest.fixture
def counted(landlord, edition):
    """England's law, counted beside the landlord's own promises."""
    return packs.load(
        landlord=landlord, pack=packs.open_pack("england"), measured_from=STARTS, by=ROBOT,
        at=moment("2026-04-01T09:30"),
    )  # fmt: skip


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_each_paragraph_is_counted_once_and_areas_add_up_to_the_whole(landlord, places, edition):
    found = coverage(landlord, AT, Wanted())
    assert found.regulation.slug == "england"
    assert not found.is_counted
    assert len(found.paragraphs) == len(regulations()["england"].clauses)
    total = found.total
    assert total.holding == total.answered + total.counted + total.nothing
    assert total.counted == 0
    for name in ("holding", "answered", "counted", "nothing"):
        assert getattr(total, name) == sum(getattr(one, name) for one in found.areas)
    assert total.answered > 0


def test_the_law_counted_beside_answers_what_no_promise_does(landlord, places, edition, counted):
    found = coverage(landlord, AT, Wanted())
    assert found.is_counted
    assert found.total.counted > 0
    one = next(one for one in found.paragraphs if one.by == "counted")
    assert one.own is not None


def test_narrowing_by_words_area_days_and_what_nothing_answers(landlord, edition):
    of = lambda **wanted: coverage(landlord, AT, Wanted(**wanted)).paragraphs  # noqa: E731
    assert {one.area.id for one in of(area="england/tenancy")} == {"england/tenancy"}
    assert all(one.by == "nothing" for one in of(only_nothing=True))
    assert all(one.holds_from > AT.date() for one in of(holds="later"))
    assert of(words="HAZARD Emergency") and not of(words="no such words at all")  # noqa: PT018
    whole = sum(len(of(holds=one)) for one in ("now", "later", "over"))
    assert whole == len(of())
    assert coverage(landlord, AT, Wanted(regulation="scotland")).regulation.slug == "scotland"


def test_a_clause_and_the_paragraph_that_it_answers_lead_to_one_another(client, landlord, edition, staff):
    sign_in(client, staff("auditor"))
    clause = next(one for one in packs.open_pack("trident").pack.clauses if one.answers)
    page = text(client.get(reverse("promise", args=[clause.id])))
    assert f"paragraph={clause.answers[0].replace('/', '%2F')}" in page
    page = text(client.get(reverse("coverage"), {"paragraph": clause.answers[0]}))
    assert reverse("promise", args=[clause.id]) in page
    assert "1 paragraph<" in page


def test_a_promise_without_a_figure_has_a_page_too(client, landlord, edition, staff):
    sign_in(client, staff())
    plain = next(one for one in packs.open_pack("trident").pack.clauses if one.duty is None)
    assert "it is not counted" in text(client.get(reverse("promise", args=[plain.id])))


def test_the_board_is_narrowed_to_one_promise_or_to_what_answers_a_regulation(landlord, edition, counted):
    found = standing(landlord, AT)
    names = law.answering(found, "england/transparency")
    assert any(one.startswith("england/tia") for one in names)
    assert any(not one.startswith("england/") for one in names)
    assert names < law.answering(found, "england")
    assert law.answering(found, "nowhere/at-all") == set()


def test_every_filter_of_the_board_keeps_the_others(client, landlord, edition, staff):
    sign_in(client, staff())
    page = text(
        client.get(reverse("promises"), {"answers": "england/transparency", "clause": "forum-minutes"})
    )
    assert '<option value="england/transparency" selected>' in page
    assert '<option value="forum-minutes" selected>' in page
    assert "answers=england%2Ftransparency&amp;clause=forum-minutes" in page.split("export.csv?")[1][:80]
    told = client.get(reverse("promises-csv"), {"answers": "england/tenancy"}).content.decode()
    assert len(told.splitlines()) < len(client.get(reverse("promises-csv")).content.decode().splitlines())


def test_a_paragraph_that_was_not_checked_is_marked(client, landlord, edition, counted, staff):
    sign_in(client, staff())
    duty = next(one for one in counted_law(landlord).clauses if one.unverified and one.duty)
    assert MARK in text(client.get(reverse("coverage"), {"paragraph": duty.id}))
    assert duty.unverified in client.get(reverse("coverage-csv"), {"paragraph": duty.id}).content.decode()


def counted_law(landlord):
    return law.of(standing(landlord, AT))["england"]


def test_the_page_is_light_and_opens_for_odd_questions(client, landlord, edition, counted, staff):
    sign_in(client, staff())
    client.get(reverse("coverage"))
    with CaptureQueriesContext(connection) as seen:
        page = client.get(reverse("coverage"))
    assert len(seen) <= 12
    assert len(page.content) < 150_000
    assert client.get(reverse("coverage"), {"whole": "1"}).content.count(b'role="rowheader"') > 290
    for odd in ({"regulation": "nowhere"}, {"area": "\x00"}, {"page": "-1"}, {"holds": "never"}):
        assert client.get(reverse("coverage"), odd).status_code == 200


def test_without_a_framework_the_page_says_what_to_do(client, landlord, staff):
    sign_in(client, staff())
    assert "framework" in text(client.get(reverse("coverage")))
    assert client.get(reverse("coverage-csv")).status_code == 404
