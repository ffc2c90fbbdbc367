"""The pages: what they show, what they cost, who may open them."""

import re
from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sayso.foundations.clocks.counting import end_of
from sayso.foundations.subjects import Subject
from sayso.framework.commands import facts, packs
from sayso.framework.commands.demonstration import Fault, simulate
from sayso.framework.models import Fact
from sayso.framework.tests.conftest import PLANTED, ROBOT, moment
from sayso.people.tests.cast import sign_in

PUBLIC = ["our-promises", "get-involved", "framework"]
PROMISE = "/our-promises/customer-voice/"


@pytest.fixture
def lived(landlord, places):
    start, end = date(2025, 4, 1), date(2026, 3, 31)  # a whole year that is over, whenever this runs
    packs.load(
        landlord=landlord, pack=packs.open_pack("trident"), measured_from=start, by=ROBOT,
        at=moment("2025-04-01T09:00"),
    )  # fmt: skip
    return simulate(
        landlord=landlord, places=places, start=start, end=end, seed=7, by=ROBOT, at=end_of(end),
        faults=PLANTED,
    )  # fmt: skip


def text(response, status=200):
    assert response.status_code == status, response.content[:300]
    return response.content.decode()


@pytest.fixture(autouse=True)
def in_the_year_of_the_facts(monkeypatch):
    """The day on which everything here is looked at, whenever this runs."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2026-11-27T10:00"))


@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages_open_without_a_framework_and_without_a_landlord(client, db, name):
    assert text(client.get(reverse(name)))


def happened(landlord, name, when, kind="interest.received"):
    return facts.record(
        kind=kind, landlord=landlord, subject=Subject("interest", name, f"Interest {name}"), occurred_at=when,
        by=ROBOT, at=when,
    )  # fmt: skip


def test_the_board_shows_the_year_and_its_numbers(client, lived, staff):
    sign_in(client, staff())
    page = text(client.get(reverse("promises"), {"as-at": "2026-03-31", "year": "2025"}))
    assert "Promises: April 2025 to March 2026" in page
    assert "Forum minutes in 10 working days" in page
    for month, times in Counter(key.split("|")[1] for key in lived.planted[Fault.MISSED]).items():
        named = f"{date.fromisoformat(month):%B %Y}: missed"
        assert (named if times == 1 else f"{named}, {times} times") in page
    narrowed = text(client.get(reverse("promises"), {"as-at": "2026-03-31", "state": "missed"}))
    assert "A survey in May and November" in narrowed
    assert "<bdi>Forum minutes in 10 working days</bdi>" not in narrowed


def test_a_date_is_explained_day_by_day(client, landlord, places, edition, staff):
    sign_in(client, staff())
    happened(landlord, "one", moment("2026-04-02T10:00"))
    page = text(client.get(reverse("promise", args=["interest-answered"])))
    assert "Fri 3 Apr" in page
    assert "not counted: bank holiday: Good Friday" in page
    assert "not counted: bank holiday: Easter Monday" in page
    assert "late now" in page
    assert "Someone who would like to get involved was answered." in page


def test_recording_what_happened_mends_it_once(client, landlord, edition, staff):
    sign_in(client, staff("engagement"))
    happened(landlord, "one", moment("2026-04-02T10:00"))
    where = f"{reverse('record-fact')}?occurrence=interest-answered%7Cinterest%3Aone"
    page = text(client.get(where))
    assert "For: Interest one" in page
    given = {
        "kind": "interest.answered", "subject": "Interest one", "on_day": "3", "on_month": "4", "on_year": "2026",
        "key": "one-time-1", "occurrence": "interest-answered|interest:one",
    }  # fmt: skip
    for _ in range(2):
        response = client.post(reverse("record-fact"), given)
        assert response.status_code == 302, response.content.decode()
        assert "promises/interest-answered/" in response["Location"]
    assert Fact.objects.filter(kind="interest.answered").count() == 1
    assert Fact.objects.get(kind="interest.answered").subject_id == "one"
    assert ">kept<" in text(client.get(response["Location"])).replace("\n", "")


def test_a_wrong_form_keeps_what_was_typed_and_says_what_to_do(client, landlord, edition, staff):
    sign_in(client, staff())
    given = {"kind": "meeting.held", "subject": "Elm forum", "on_day": "3", "on_month": "4", "on_year": "2999",
             "evidence_url": "javascript:alert(1)", "key": "k"}  # fmt: skip
    page = text(client.post(reverse("record-fact"), given), 422)
    assert "Elm forum" in page
    assert "Enter an address that begins with https://" in page
    page = text(client.post(reverse("record-fact"), given | {"evidence_url": ""}), 422)
    assert "That day has not come yet" in page
    page = text(
        client.post(
            reverse("record-fact"),
            given | {"evidence_url": "", "kind": "service.share_heard", "on_year": "2026"},
        ),
        422,
    )
    assert "This needs a figure" in page
    assert not Fact.objects.exists()


def test_a_fact_is_corrected_and_withdrawn_with_a_reason(client, landlord, edition, staff):
    sign_in(client, staff())
    fact = happened(landlord, "one", moment("2026-04-02T10:00"))
    text(client.get(reverse("fact", args=[fact.pk])))
    way = reverse("correct-fact", args=[fact.pk])
    response = client.post(way, {"correct-on_day": "1", "correct-on_month": "4", "correct-on_year": "2026",
                                 "correct-reason": "It came by post.", "correct-key": "a"})  # fmt: skip
    newer = Fact.objects.get(corrects=fact)
    assert response["Location"] == reverse("fact", args=[newer.pk])
    assert newer.occurred_at == moment("2026-04-01T10:00")
    assert "It came by post." in text(client.get(reverse("fact", args=[fact.pk])))
    again = client.post(way, {"correct-on_day": "1", "correct-on_month": "4", "correct-on_year": "2026",
                              "correct-reason": "Twice.", "correct-key": "b"})  # fmt: skip
    assert "corrected already" in text(again, 422)
    client.post(reverse("retract-fact", args=[newer.pk]), {"retract-reason": "A test.", "retract-key": "c"})
    assert Fact.objects.get(corrects=newer).retracts
    assert client.get(way).status_code == 302


def test_a_promise_is_excused_with_a_reason_and_a_name(client, landlord, edition, staff):
    sign_in(client, staff())
    happened(landlord, "one", moment("2026-04-02T10:00"))
    where = f"{reverse('decide-promise')}?occurrence=interest-answered%7Cinterest%3Aone"
    assert "Give it more time" in text(client.get(where))
    given = {"decision": "excuse", "reason": "", "decided_by": "Head of Care", "key": "k",
             "occurrence": "interest-answered|interest:one"}  # fmt: skip
    assert "There is a problem" in text(client.post(reverse("decide-promise"), given), 422)
    response = client.post(reverse("decide-promise"), given | {"reason": "They asked us to wait."})
    page = text(client.get(response["Location"]))
    assert "excused" in page
    assert "They asked us to wait." in page
    assert client.get(f"{reverse('decide-promise')}?occurrence=nothing").status_code == 404


def test_the_export_holds_every_line_and_no_formula(client, landlord, edition, staff):
    sign_in(client, staff("auditor"))
    facts.record(
        kind="interest.received", landlord=landlord, subject=Subject("interest", "x", "=HYPERLINK(1)"),
        occurred_at=moment("2026-04-02T10:00"), by=ROBOT, at=moment("2026-04-02T10:00"),
    )  # fmt: skip
    told = client.get(reverse("promises-csv")).content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in told
    assert told.splitlines()[0].startswith("Section,Promise,About")


def test_the_menu_is_narrowed_without_javascript(client, landlord, edition):
    everything = text(client.get(reverse("get-involved")))
    assert "28 ways to take part" in everything
    assert everything.index("A few minutes, when you like") < everything.index("Regular time, with a group")
    for word in ("People focused", "Collaborative", ">Performance<"):
        assert word not in everything
    quick = text(client.get(reverse("get-involved"), {"gives": "minutes", "interest": "grounds"}))
    assert "Estate champion" in quick
    assert "Customer Voice Group" not in quick
    assert "Nothing fits all of that" in text(
        client.get(reverse("get-involved"), {"gives": "regular", "interest": "leasehold"})
    )
    assert text(client.get(reverse("get-involved"), {"interest": "no such thing"}))
    page = text(client.get(reverse("opportunity", args=["estate-champion"])))
    assert "A few minutes, whenever you like" in page
    assert client.get("/get-involved/no-such/").status_code == 404


def test_before_there_is_a_menu_nobody_is_told_to_choose_less(client, landlord):
    page = text(client.get(reverse("get-involved")))
    assert "Ways to take part are coming" in page
    assert "Try fewer choices" not in page
    assert "/say/" in page


def test_the_charter_says_what_went_wrong_and_who_watches(client, lived):
    page = text(client.get(reverse("our-promises")))
    for name in ("Customer voice", "Safety", "Accountability", "Who watches:", "What we ask of you"):
        assert name in page


def asked_in(client, monkeypatch, lived):
    """The promises as they stood on the last day of the year that was lived."""
    from sayso.framework.views import public

    monkeypatch.setattr(public.timezone, "now", lambda: end_of(date(2026, 3, 31)))
    return lambda path: text(client.get(path))


def test_the_promise_year_shows_every_month_and_each_cell_opens_it(client, lived, monkeypatch):
    see = asked_in(client, monkeypatch, lived)
    page = see(reverse("our-promises"))
    assert page.count('class="m"') >= 7 * 12
    assert 'id="wrong"' in page
    late = re.search(
        r'href="(/our-promises/[a-z-]+/\?month=[0-9-]+)#asked"><span aria-hidden="true">\d', page
    )
    opened = see(late[1].replace("&amp;", "&"))
    assert "Done, but late" in opened or "Not done" in opened


def test_a_promise_tells_all_that_went_wrong_and_nobodys_name(client, lived, monkeypatch):
    see = asked_in(client, monkeypatch, lived)
    page = see(PROMISE)
    assert "What went wrong this year" in page
    assert page.count('<tr role="row"><th role="rowheader" scope="row"><bdi lang="en">') > 5
    one = see(f"{PROMISE}?month=2025-05&of=interest-answered")
    assert "May 2025: <bdi" in one
    assert "Interest answered in two working days" in one
    assert "Nothing was asked" not in one
    assert not re.search(r"Interest \d", one)


@pytest.mark.parametrize(
    "query", ["month=2026-13", "month=%00", "of=nothing", "of=%27", "page=-1", "month=1999-01"]
)
def test_odd_questions_about_a_promise_get_a_page(client, landlord, edition, query):
    assert text(client.get(f"{PROMISE}?{query}"))
    assert client.get("/our-promises/no-such/").status_code == 404


def test_a_promise_asks_the_database_as_little_as_the_page_of_all(client, landlord, edition):
    with CaptureQueriesContext(connection) as seen:
        text(client.get(PROMISE))
    assert len(seen) <= 8


def test_what_is_kept_is_said_with_its_plural(client, lived, monkeypatch):
    page = asked_in(client, monkeypatch, lived)(reverse("our-promises"))
    assert "kept once" in page
    assert "kept 1 times" not in page
    assert "kept 0 times" not in page


def test_who_oversees_whom(client, landlord, edition):
    page = text(client.get(reverse("framework")))
    assert "Customer Scrutiny Group" in page
    assert "Homes and Communities Committee" in page


STAFF_ROLES = [
    "frontline",
    "engagement",
    "manager",
    "complaints",
    "adviser",
    "director",
    "auditor",
    "administrator",
]
RECORDERS = {"frontline", "engagement", "manager", "complaints", "administrator"}
DECIDERS = {"manager", "director", "administrator"}


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_each_role_opens_its_own_doors(client, landlord, edition, staff, role):
    sign_in(client, staff(role))
    happened(landlord, "one", moment("2026-04-02T10:00"))
    assert client.get(reverse("promises")).status_code == 200
    page = client.get(reverse("promise", args=["interest-answered"]))
    assert page.status_code == 200
    assert client.get(reverse("record-fact")).status_code == (200 if role in RECORDERS else 403)
    decide = client.get(f"{reverse('decide-promise')}?occurrence=interest-answered%7Cinterest%3Aone")
    assert decide.status_code == (200 if role in DECIDERS else 403)
    assert (b"Record what happened" in page.content) == (role in RECORDERS)


def test_strangers_are_asked_to_sign_in_and_another_landlords_facts_are_not_there(
    client, landlord, edition, staff
):
    assert client.get(reverse("promises")).status_code == 302
    from sayso.people.models import Landlord

    other = Landlord.objects.create(name="Other", slug="other", nation="england")
    fact = happened(other, "one", moment("2026-04-02T10:00"))
    sign_in(client, staff())
    assert client.get(reverse("fact", args=[fact.pk])).status_code == 404
    assert client.post(reverse("retract-fact", args=[fact.pk]), {"retract-reason": "x"}).status_code == 404


def test_a_past_day_shows_what_was_known_then(client, landlord, edition, staff):
    sign_in(client, staff())
    happened(landlord, "one", moment("2026-04-07T10:00"))
    then = text(client.get(reverse("promise", args=["interest-answered"]), {"as-at": "2026-04-08"}))
    assert "What the record said on Wednesday 8 April" in then
    assert ">due<" in then.replace("\n", "")
    assert "Record what happened" not in then
    before = text(client.get(reverse("promise", args=["interest-answered"]), {"as-at": "2026-04-06"}))
    assert "Not asked in this time" in before


@pytest.mark.parametrize(
    "day",
    ["0001-01-01", "1999-12-31", "9999-12-31", "2026-W14-1", "nonsense", "2026-02-30", "²", "9" * 99, "\x00"],
)
def test_a_day_that_no_record_has_is_answered_with_today_and_says_so(client, staff, edition, day):
    sign_in(client, staff())
    for path in (reverse("promises"), reverse("promise", args=["interest-answered"])):
        got = client.get(path, {"as-at": day, "year": "²²²²", "place": "²", "month": day})
        assert got.status_code == 200
        assert "for any day from 2000 to today" in got.content.decode()
    assert client.get(reverse("promises-csv"), {"as-at": day}).status_code == 200
