"""The assurance report: what it says, and that it is the same to the byte whenever it is built."""

import hashlib
import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sayso.foundations.clocks.counting import end_of
from sayso.foundations.subjects import Subject
from sayso.framework.commands import duties, facts, groups, packs
from sayso.framework.commands.demonstration import simulate
from sayso.framework.models import EngagementGroup
from sayso.framework.queries.assurance import NoReport, report
from sayso.framework.queries.assurance_file import as_html
from sayso.framework.queries.known import frame_at
from sayso.framework.queries.shelf import from_texts
from sayso.framework.queries.standing import standing
from sayso.framework.tests.conftest import PLANTED, ROBOT, moment
from sayso.people.models import Place
from sayso.people.tests.cast import sign_in

START, END, AS_AT = date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 10)
KEY = "interest-answered|interest:one"


def told(landlord, name, when, kind="interest.received", at=None):
    return facts.record(
        kind=kind, landlord=landlord, subject=Subject("interest", name, f"Interest {name}"),
        occurred_at=moment(when), by=ROBOT, at=moment(at or when),
    )  # fmt: skip


@pytest.fixture
def lived(landlord, places):
    """A year that is over, with planted faults, an excuse, a correction, and the law counted beside."""
    for name in ("trident", "england"):
        packs.load(landlord=landlord, pack=packs.open_pack(name), measured_from=START, by=ROBOT,
                   at=moment("2025-04-01T09:00"))  # fmt: skip
    simulate(landlord=landlord, places=places, start=START, end=END, seed=7, by=ROBOT, at=end_of(END),
             faults=PLANTED)  # fmt: skip
    told(landlord, "one", "2026-03-02T10:00")
    duties.excuse(landlord=landlord, occurrence=KEY, title="one", reason="They asked us to wait.",
                  decided_by="Head of Care", by=ROBOT, at=moment("2026-03-20T09:00"))  # fmt: skip
    told(landlord, "two", "2026-03-02T10:00")
    wrong = told(landlord, "two", "2026-03-09T10:00", "interest.answered")
    facts.correct(fact=wrong, reason="It went out sooner.", occurred_at=moment("2026-03-03T10:00"), by=ROBOT,
                  at=moment("2026-03-12T10:00"))  # fmt: skip
    return landlord


def afterwards(landlord):
    """Everything that can come later: facts, corrections, excuses, a newer edition, changed places and groups."""
    told(landlord, "three", "2026-03-05T10:00", at="2026-04-20T10:00")
    late = told(landlord, "one", "2026-03-21T10:00", "interest.answered", at="2026-04-20T11:00")
    facts.retract(fact=late, reason="Another's.", by=ROBOT, at=moment("2026-04-21T10:00"))
    earlier = next(one for one in standing(landlord, end_of(END)).occurrences if one.evidence)
    first = earlier.evidence[0]
    facts.correct(fact=facts.Fact.objects.get(pk=first.id), reason="A slip.",
                  occurred_at=first.occurred_at - timedelta(hours=1), by=ROBOT, at=moment("2026-04-21T11:00"))  # fmt: skip
    missed = next(one for one in standing(landlord, end_of(END)).occurrences if one.state == "missed")
    duties.excuse(landlord=landlord, occurrence=missed.key, title="later", reason="Too late.", decided_by="Director",
                  by=ROBOT, at=moment("2026-04-22T10:00"))  # fmt: skip
    newer = dict(packs.open_pack("trident").files)
    name, text = next((name, text) for name, text in newer.items() if "[framework]" in text)
    edition = packs.open_pack("trident").pack.edition
    newer[name] = text.replace(f'"{edition}"', '"a newer one"', 1)
    packs.load(landlord=landlord, pack=from_texts("trident", newer), measured_from=date(2025, 10, 1), by=ROBOT,
               at=moment("2026-04-23T10:00"))  # fmt: skip
    Place.objects.filter(scheme_kind="care").update(name="Renamed", closed_on=date(2025, 6, 1))
    Place.objects.filter(scheme_kind="general").update(scheme_kind="supported")
    Place.objects.create(landlord=landlord, kind="scheme", scheme_kind="care", name="New House", source_key="new",
                         registered_at=moment("2026-04-24T10:00"), opened_on=START)  # fmt: skip
    groups.open_group(landlord=landlord, name="New forum", kind="forum", starts_on=START, by=ROBOT,
                      at=moment("2026-04-24T10:00"))  # fmt: skip
    EngagementGroup.objects.filter(landlord=landlord).update(name="Another name")
    landlord.name = "Harbour Homes and Partners"
    landlord.save()


def test_the_same_days_give_the_same_bytes_whatever_is_recorded_later(lived):
    before = report(lived, START, END, AS_AT)
    page = as_html(before)
    afterwards(lived)
    again = report(lived, START, END, AS_AT)
    assert again.content == before.content
    assert again.file == before.file
    assert as_html(again) == page
    later = report(lived, START, END, date(2026, 4, 30))
    assert later.sha256 != before.sha256
    known = frame_at(lived, timezone.now())
    assert known.scope.landlord == "Harbour Homes and Partners"
    assert {"Renamed", "New House"} <= {one.name for one in known.scope.places}
    assert {one.name for one in known.scope.groups} == {"Another name"}


def test_the_fingerprint_is_that_of_the_file(lived):
    found = report(lived, START, END, AS_AT)
    assert hashlib.sha256(found.file).hexdigest() == found.sha256
    assert json.loads(found.file) == found.content
    assert found.file.endswith(b"\n")


def test_what_a_report_says(lived):
    found = report(lived, START, END, AS_AT).content
    whole = standing(lived, end_of(AS_AT), year_of=START)
    numbers = found["numbers"]
    assert numbers["missed"] == whole.numbers.missed == sum(one["missed"] for one in found["areas"])
    assert numbers["kept"] == sum(one["kept"] for one in found["owners"])
    assert numbers["asked"] == sum(numbers[one] for one in
                                   ("kept", "kept_late", "missed", "late_now", "due", "excused"))  # fmt: skip
    assert len(found["wrong"]) == numbers["missed"] + numbers["kept_late"] + numbers["late_now"]
    late = next(one for one in found["wrong"] if one["state"] == "kept_late" and one["why"]["within"])
    assert late["days_late"] > 0
    assert late["why"]["days"]
    (excused,) = found["excused"]
    assert (excused["excuse"]["reason"], excused["excuse"]["decided_by"]) == (
        "They asked us to wait.",
        "Head of Care",
    )
    (corrected,) = found["corrected"]
    assert corrected["happened_on"] == ["2026-03-09", "2026-03-03"]
    assert {one["pack"] for one in found["editions"]} == {"trident", "england"}
    (england,) = found["coverage"]
    assert england["hold"] == sum(one["hold"] for one in england["areas"])
    assert all(any(day["not_counted"] or day["numbers"][0] is not None for day in one["why"]["days"]) or
               not one["why"]["days"] for one in found["wrong"])  # fmt: skip


def test_a_shorter_period_holds_what_was_due_in_it_and_a_longer_one_each_thing_once(lived):
    march = report(lived, date(2026, 3, 1), END, AS_AT).content
    assert 0 < march["numbers"]["asked"] < report(lived, START, END, AS_AT).content["numbers"]["asked"]
    long = report(lived, START, date(2026, 12, 31), AS_AT).content
    keys = [one["key"] for one in long["wrong"] + long["excused"]]
    assert len(keys) == len(set(keys))


def test_there_is_no_report_of_days_without_a_framework_or_the_wrong_way_round(lived):
    for days in (
        (END, START, AS_AT),
        (START, START + timedelta(days=2000), AS_AT),
        (START, END, date(2025, 3, 1)),
    ):
        with pytest.raises(NoReport):
            report(lived, *days)


def test_the_page_and_its_files(client, lived, staff):
    sign_in(client, staff("director"))
    days = {"from": "2025-04-01", "to": "2026-03-31", "as-at": "2026-04-10"}
    client.get(reverse("report"), days)
    with CaptureQueriesContext(connection) as seen:
        page = client.get(reverse("report"), days)
    assert len(seen) <= 12
    found = report(lived, START, END, AS_AT)
    assert found.sha256 in page.content.decode()
    assert "They asked us to wait." in page.content.decode()
    file = client.get(reverse("report-json"), days)
    assert file.content == found.file
    assert file["X-Content-SHA256"] == found.sha256
    alone = client.get(reverse("report-html"), days).content
    assert alone == client.get(reverse("report-html"), days).content
    assert b"<link" not in alone and b"<script" not in alone and b"href=" not in alone  # noqa: PT018


@pytest.mark.parametrize("odd", [{"from": "\x00"}, {"as-at": "2999-01-01"}, {"from": "2026-05-01", "to": "2026-04-01"},
                                 {"from": "1900-01-01"}, {"to": "9999-12-31"}])  # fmt: skip
def test_odd_days_are_answered_in_words(client, landlord, edition, staff, odd):
    sign_in(client, staff("director"))
    answer = client.get(reverse("report"), odd)
    assert answer.status_code == 200
    assert "There is no such report" in answer.content.decode()
    assert client.get(reverse("report-json"), odd).status_code == 404


def test_the_report_opens_without_a_framework(client, landlord, staff):
    sign_in(client, staff("director"))
    assert "There is no such report" in client.get(reverse("report")).content.decode()
