"""The rules of a framework as customers read them, of an invented pack and of every shipped one."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts, packs
from sayso.framework.queries import rule_words as words
from sayso.framework.rules.bodies import Group, Seat
from sayso.framework.rules.durations import parse_duration, parse_every
from sayso.framework.rules.funds import CarryOver
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.framework.tests.packs_of_docs import quayside
from sayso.people.models import Landlord

NOW = moment("2026-11-04T10:00")


def put_in_force(landlord, pack):
    return packs.load(
        landlord=landlord, pack=pack, measured_from=max(date(2026, 4, 1), pack.pack.starts_on), by=ROBOT,
        at=moment("2026-04-01T09:00"),
    )  # fmt: skip


@pytest.fixture
def rules(landlord, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return put_in_force(landlord, quayside())


def read(client, name, *args):
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_framework_leads_to_everything_that_it_holds(client, rules):
    page = read(client, "framework")
    for words_of in ("How much say you have", "What should come of it", "Stream lead", "Small Works Fund",
                     "A look at a service", reverse("framework-year")):  # fmt: skip
        assert words_of in page
    assert reverse("framework-group", args=["neighbours-panel"]) in page


def test_what_a_framework_does_not_hold_is_left_out(client, landlord):
    assert "No year is planned here" in read(client, "framework-year")
    put_in_force(landlord, packs.open_pack("trident"))
    page = read(client, "framework")
    for heading in ("How much say you have", "What we do in the year"):
        assert heading not in page
    assert "No year is planned here" in read(client, "framework-year")
    assert "How long people stay in it" not in read(client, "framework-group", "customer-voice-group")


def test_a_group_in_words(client, rules):
    page = read(client, "framework-group", "neighbours-panel")
    for said in (
        "1 seat for each scheme of up to 25 homes", "2 seats for each scheme of 26 to 60 homes",
        "3 seats for each scheme of 61 homes or more", "At least 5 must be there to decide.",
        "Nobody. The members lead it together", "3 years at a time. 3 times at most.",
        "Lives in the scheme that they speak for", "What it looks into", "Terms of reference",
        "Group Customer Committee", "Small Works Fund",
    ):  # fmt: skip
        assert said in page, said
    above = read(client, "framework-group", "parent-committee")
    assert "Someone from outside" in above
    assert "The panel&#x27;s yearly report" in above
    assert "Who reports to it" in above


def test_a_group_s_promises_lead_to_the_charter(client, landlord):
    put_in_force(landlord, packs.open_pack("trident"))
    page = read(client, "framework-group", "customer-voice-group")
    assert 'href="/our-promises/' in page
    assert "Promises it watches" in page


def test_a_role_in_words(client, rules):
    page = read(client, "framework-role", "stream-lead")
    for said in ("Customers", "By a vote", "2 years at a time. 2 times at most.", "Bring people together"):
        assert said in page, said


def test_a_fund_in_words(client, rules):
    capped = read(client, "framework-fund", "small-works")
    for said in (
        "£20,000, every year",
        "£50 to £1,500",
        "Shared gardens",
        "Three neighbours support it",
        "every 3 months",
    ):
        assert said in capped, said
    assert "Neighbours&#x27; Panel" in capped
    formula = read(client, "framework-fund", "association-grant")
    for said in ("£500, once", "£1.25 for each tenant", "£0.50 for each owner",
                 "This holds where 50 per cent or more is left. Then the same share comes off the next grant."):  # fmt: skip
        assert said in formula, said


def test_a_way_of_working_phase_by_phase(client, rules):
    page = read(client, "framework-how", "scrutiny")
    assert "At least 4 weeks, at most 3 months" in page
    assert page.index("Looking into it") < page.index("What was found")
    assert "Our answer" in page


def test_the_year_says_how_far_it_is(client, landlord, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    put_in_force(landlord, packs.open_pack("one-vision"))
    before = read(client, "framework-year")
    assert "Scrutiny reviews" in before
    assert "Coming" in before
    for number in range(2):
        facts.record(
            kind="scrutiny.review_published", landlord=landlord, occurred_at=moment(f"2026-0{5 + number}-04T10:00"),
            subject=Subject("review", f"r{number}", "Review"), by=ROBOT, at=NOW,
        )  # fmt: skip
    assert read(client, "framework-year").count("Kept") > before.count("Kept")


def test_a_line_with_a_month_stands_in_that_month(client, rules):
    page = read(client, "framework-year")
    assert page.index("June 2026") < page.index("Open day") < page.index("All through the year")
    assert "Every 3 months" in page
    assert "We do not count this one" in page


@pytest.mark.parametrize("name", ["framework-group", "framework-role", "framework-fund", "framework-how"])
def test_what_is_not_there_is_not_found(client, rules, name):
    assert client.get(reverse(name, args=["nothing"])).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["thenue", "thirteen", "wheatley", "one-vision", "trident"])
def test_every_page_of_every_shipped_pack_opens_in_both_languages(
    client, slug, django_assert_max_num_queries
):
    pack = packs.open_pack(slug)
    place = Landlord.objects.create(name="Harbour Homes", slug="harbour", nation=pack.pack.nation)
    put_in_force(place, pack)
    kinds = {"framework-group": pack.pack.groups, "framework-role": pack.pack.roles,
             "framework-fund": pack.pack.funds, "framework-how": pack.pack.processes}  # fmt: skip
    paths = [reverse(name, args=[one.id]) for name, found in kinds.items() for one in found]
    paths += [reverse("framework"), reverse("framework-year")]
    for language in ("ar", "en"):
        client.cookies["django_language"] = language
        for path in paths:
            with django_assert_max_num_queries(8):
                assert client.get(path).status_code == 200, path


@pytest.mark.parametrize(
    ("said", "words_of"),
    [("4 weeks", "4 weeks"), ("10 days", "10 days"), ("1 day", "1 day"), ("3 months", "3 months"), ("1 year", "1 year"),
     ("10 working days", "10 working days"), ("24 hours", "24 hours"), ("8 working hours", "8 working hours"),
     ("48 hours without weekends and bank holidays", "48 hours of working days"),
     ("agreed days", "as many days as was agreed")],
)  # fmt: skip
def test_lengths_in_words(said, words_of):
    assert words.length_words(parse_duration(said)) == words_of


@pytest.mark.parametrize(
    ("said", "words_of"),
    [("week", "every week"), ("2 weeks", "every 2 weeks"), ("month", "every month"), ("quarter", "every 3 months"),
     ("year", "every year"), ("2 years", "every 2 years"), ("edition", "at least once")],
)  # fmt: skip
def test_how_often_in_words(said, words_of):
    assert words.every_words(parse_every(said)) == words_of


def test_members_and_money_in_words():
    group = Group("g", "G", "panel", "", "It.", "", (), (), False, members_at_least=5, members_at_most=12)
    assert words.members_words(group) == "5 to 12 people"
    assert words.money(Decimal("1.25")) == "£1.25"
    assert words.money(Decimal(20000)) == "£20,000"
    assert words.left_words(CarryOver("It.", deduct="unspent sum")).startswith("This holds where 50 per cent")
    assert words.left_words(CarryOver("It.")) == ""
    with translation.override("ar"):
        assert words.money(Decimal(50)) == "\u2066£50\u2069", "the sign stays before the figure"
        seats = words.seat_lines(Group("g", "G", "panel", "", "It.", "", (), (), False,
                                       seats=(Seat("resident", 2, "place", homes_to=9),)))  # fmt: skip
        assert seats[0].says
