"""A promise that was not checked against its document says so on every page, export and feed that names it."""

import re
from datetime import date

import pytest
from django.urls import reverse

from sayso.framework.commands import drafts
from sayso.framework.tests import doubted
from sayso.framework.tests.conftest import ROBOT
from sayso.framework.tests.doubted import CHECKED, DOUBTED, NOW, after_each, is_marked, key
from sayso.people.tests.cast import sign_in

REPORT = {"from": "2026-04-01", "to": "2026-06-20", "as-at": "2026-06-19"}
PAGES = {  # where a promise is named: the address and its parts, and what is asked of it; {} is one of the two
    "board": ("promises", (), {}),
    "board-export": ("promises-csv", (), {}),
    "promise": ("promise", ("{}",), {}),
    "evidence-of-one": ("evidence", (), {"of": "{key}"}),
    "evidence-of-one-promise": ("evidence", (), {"clause": "{}"}),
    "evidence-of-all": ("evidence", (), {"state": "missed"}),
    "decide": ("decide-promise", (), {"occurrence": "{key}"}),
    "calendar": ("calendar", (), {}),
    "coverage": ("coverage", (), {"area": "england/transparency", "whole": "1"}),
    "coverage-export": ("coverage-csv", (), {"area": "england/transparency"}),
    "report": ("report", (), REPORT),
    "report-for-programs": ("report-json", (), REPORT),
    "report-alone": ("report-html", (), REPORT),
    "our-promises": ("our-promises", (), {}),
    "our-promise": ("our-promise", ("news",), {}),
    "our-promise-in-a-month": ("our-promise", ("news",), {"month": "2026-04", "of": "{}"}),
    "group": ("framework-group", ("panel",), {}),
    "role": ("framework-role", ("editor",), {}),
    "year": ("framework-year", (), {}),
    "draft-promises": ("draft-section", ("draft", "clause"), {}),
    "draft-promise": ("draft-item", ("draft", "clause", "number"), {}),
    "draft-duty": ("draft-duty", ("draft", "number"), {}),
    "draft-answers": ("draft-answers", ("draft", "number"), {}),
    "draft-tried": ("preview-draft", ("draft",), {}),
    "compare": ("compare-editions", (), {}),
    "next-edition": ("next-edition", (), {}),
}  # fmt: skip


@pytest.fixture
def draft(landlord, monkeypatch):
    """The framework in force, and a draft in which both promises say something else."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    who = {"by": ROBOT, "at": NOW}
    made = drafts.start(
        landlord=landlord, edition="2027", starts_on=date(2027, 4, 1), based_on=doubted.lived(landlord), **who
    )
    for number, clause in enumerate(made.content["clause"]):
        made = drafts.put(
            draft=made, revision=made.revision, section="clause", number=number,
            table={**clause, "says": "It comes twice a month."}, **who,
        )  # fmt: skip
    return drafts.open_review(draft=made, review_from=NOW.date(), review_until=date(2026, 7, 1), **who)


def read(client, draft, page, number):
    name, parts, asked = PAGES[page]
    clause = ("doubted", "checked")[number]
    said = {"{}": clause, "{key}": key(clause), "draft": draft.pk, "number": number}
    answer = client.get(
        reverse(name, args=[said.get(one, one) for one in parts]),
        {each: said.get(value, value) for each, value in asked.items()},
    )
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_the_mark_stands_wherever_it_is_named_and_only_there(client, draft, staff, page):
    sign_in(client, staff())
    marked = after_each(read(client, draft, page, 0), DOUBTED)
    assert marked
    assert all(is_marked(one) for one in marked), marked
    plain = after_each(read(client, draft, page, 1), CHECKED)
    assert plain
    assert not any(is_marked(one) for one in plain), plain


@pytest.mark.parametrize("state", ["wrong", "excused"])
def test_the_report_marks_what_went_wrong_and_what_was_excused(client, draft, staff, state):
    sign_in(client, staff())
    found = client.get(reverse("report-json"), REPORT).json()[state]
    assert {one["clause"]: bool(one["unverified"]) for one in found} == {"doubted": True, "checked": False}


def test_what_is_recorded_for_it_says_so(client, draft, staff):
    sign_in(client, staff("engagement"))
    for name, marked in (("doubted", True), ("checked", False)):
        page = client.get(reverse("record-fact"), {"occurrence": key(name)}).content.decode()
        assert is_marked(page) == marked


def test_a_calendar_program_is_told(client, draft, staff):
    sign_in(client, staff())
    page = client.post(reverse("calendar-feed")).content.decode()
    feed = client.get(re.search(r"/calendar/[^\"]+\.ics", page)[0]).content.decode()
    entries = feed.replace("\r\n ", "").split("BEGIN:VEVENT")
    for name, marked in ((DOUBTED, True), (CHECKED, False)):
        mine = [one for one in entries if f"SUMMARY:{name}" in one]
        assert mine
        assert all(is_marked(one) == marked for one in mine)


def test_a_first_edition_is_marked_for_customers_too(client, landlord, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    who = {"by": ROBOT, "at": NOW}
    made = drafts.start(
        landlord=landlord, edition="2027", starts_on=date(2027, 4, 1), pack=doubted.doubted_pack(), **who
    )
    drafts.open_review(draft=made, review_from=NOW.date(), review_until=date(2026, 7, 1), **who)
    page = client.get(reverse("next-edition")).content.decode()
    assert [is_marked(one) for one in after_each(page, DOUBTED)] == [True]
    assert [is_marked(one) for one in after_each(page, CHECKED)] == [False]
