"""The editor's pages: a framework is written, tried, shown and published by people who never see a file."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sayso.foundations.subjects import Subject
from sayso.framework.commands import drafts, facts, groups
from sayso.framework.enums.wording import CHOICE_WORDS, KEY_WORDS, SECTION_WORDS, key_words
from sayso.framework.models import Draft, Edition
from sayso.framework.queries.preview import preview as judged
from sayso.framework.queries.shelf import open_pack, shipped
from sayso.framework.rules import drafting
from sayso.framework.rules.bundles import MOST_BYTES, BadBundle, packed, unpacked
from sayso.framework.rules.sections import DUTIES, INNER, SECTIONS, SELECTOR
from sayso.framework.tests.conftest import ROBOT, moment
from sayso.people.tests.cast import sign_in

NOW = moment("2026-11-04T10:00")
WHO = {"by": ROBOT, "at": NOW}


@pytest.fixture
def draft(landlord, edition):
    return drafts.start(
        landlord=landlord, edition="2027", starts_on=date(2027, 4, 1), based_on=edition, **WHO
    )


@pytest.fixture
def writer(client, staff):
    sign_in(client, staff("manager"))
    return client


def text(response):
    assert response.status_code == 200, response.content[:300]
    return response.content.decode()


def at(name, *args):
    return reverse(name, args=args)


def day(name, on):
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def shown(response):
    """What a form would send if nothing were changed: every control of the page with its value."""
    from html.parser import HTMLParser

    found: dict[str, list[str]] = {}

    class Controls(HTMLParser):
        area = select = ""
        inside = False

        def handle_starttag(self, tag, attrs):
            given = dict(attrs)
            if tag == "form":
                self.inside = given.get("method") == "post" and "novalidate" in given
            name = given.get("name", "")
            if not self.inside:
                return
            if tag == "input" and name:
                ticked = given.get("type") in ("checkbox", "radio")
                if not ticked or "checked" in given:
                    found.setdefault(name, []).append(given.get("value", "on" if ticked else ""))
            elif tag == "textarea":
                self.area, found[name] = name, [""]
            elif tag == "select":
                self.select = name
            elif tag == "option" and "selected" in given:
                found[self.select] = [given.get("value", "")]

        def handle_data(self, data):
            if self.area:
                found[self.area][0] += data

        def handle_endtag(self, tag):
            if tag == "form":
                self.inside = False
            if tag == "textarea":
                found[self.area][0] = found[self.area][0].removeprefix("\n")
                self.area = ""

    Controls().feed(response.content.decode())
    return found


def complaints(response):
    return response.content.decode().partition("error-summary__list")[2][:600]


def test_every_key_and_section_has_words():
    keys = {key for table in SECTIONS.values() for key in table} | set(SELECTOR)
    keys |= {key for inner in INNER.values() for table in inner.values() for key in table}
    keys |= {key for table in DUTIES.values() for key in table}
    typed_nowhere = {"kind", "issuer", "applies_to", "clock", "cadence", "target", "for"}
    assert keys - typed_nowhere <= set(KEY_WORDS)
    assert set(SECTION_WORDS) == set(SECTIONS)
    words = {word for table in SECTIONS.values() for key in table.values() for word in key.one_of}
    assert words - {"framework", "regulation"} <= set(CHOICE_WORDS)
    assert key_words("target", "measure") != key_words("promise", "measure")


@pytest.mark.parametrize("name", [name for name in shipped() if name not in ("england", "scotland")])
def test_saving_anything_unchanged_changes_nothing(landlord, writer, name):
    """Every thing of every framework goes through its form and comes out the same."""
    pack = open_pack(name)
    Draft.objects.all().delete()
    one = drafts.start(landlord=landlord, edition="n", starts_on=date(2027, 4, 1), pack=pack, **WHO)
    for section in SECTIONS:
        if section == "clause" and name != "trident":
            continue  # as many clauses again would show nothing new
        for number in range(len(drafting.items(one.content, section))):
            where = at("draft-item", one.pk, section, number)
            answer = writer.post(where, shown(writer.get(where)))
            assert answer.status_code == 302, (where, complaints(answer))
            was = drafting.item(one.content, section, number)
            one.refresh_from_db()
            assert drafting.item(one.content, section, number) == was, where


def test_every_duty_of_every_framework_goes_through_its_form(landlord, writer):
    for name in ("trident", "thirteen"):
        one = drafts.start(
            landlord=landlord, edition=name, starts_on=date(2027, 4, 1), pack=open_pack(name), **WHO
        )
        for number, clause in enumerate(one.content["clause"]):
            sort = next((sort for sort in DUTIES if sort in clause), None)
            if sort is not None:
                where = at("draft-duty", one.pk, number)
                answer = writer.post(where, shown(writer.get(where)))
                assert answer.status_code == 302, (where, complaints(answer))
                one.refresh_from_db()
                assert one.content["clause"][number] == clause


def test_a_promise_is_written_and_counted_without_a_file(landlord, writer):
    answer = writer.post(
        at("start-draft"),
        {
            "source": "nothing",
            "edition": "1",
            "name": "How we listen",
            "key": "k",
            **day("starts_on", date(2027, 4, 1)),
        },
    )
    assert answer.status_code == 302, complaints(answer)
    one = Draft.objects.get()
    assert answer.url == at("draft", one.pk)
    assert "There is no promise yet" in text(writer.get(answer.url))
    writer.post(at("draft-item-new", one.pk, "area"), {"name": "Talk", "says": "We talk.", "revision": "1"})
    promise = {"name": "Answers", "says": "We answer.", "section": "1", "area": "talk", "owner": "Manager"}
    writer.post(at("draft-item-new", one.pk, "clause"), {**promise, "revision": "2"})
    assert "It is shown and not counted" in text(writer.get(at("draft-item", one.pk, "clause", 0)))
    bad = {
        "sort": "clock",
        "clock-when": "enquiry.received",
        "clock-then": "enquiry.answered",
        "revision": "3",
    }
    refused = writer.post(at("draft-duty", one.pk, 0), {**bad, "clock-within": "soon"})
    assert "is not a length of time" in refused.content.decode()
    writer.post(at("draft-duty", one.pk, 0), {**bad, "clock-within": "2 Working Days"})
    one.refresh_from_db()
    assert one.content["clause"][0]["clock"] == {
        "when": "enquiry.received", "then": "enquiry.answered", "within": "2 working days",
    }  # fmt: skip
    assert "within 2 working days" in text(writer.get(at("draft-section", one.pk, "clause")))
    writer.post(at("draft-duty", one.pk, 0), {"sort": "none", "revision": "4"})
    one.refresh_from_db()
    assert "clock" not in one.content["clause"][0]


def test_tables_inside_a_thing_are_added_and_taken_out(draft, writer):
    group = {"name": "Panel", "says": "A panel.", "kind": "panel", "rows-seat": "2", "seat-0-who": "Tenants",
             "seat-0-number": "4", "revision": "1"}  # fmt: skip
    writer.post(at("draft-item-new", draft.pk, "group"), group)
    draft.refresh_from_db()
    made = draft.content["group"][-1]
    assert made["seat"] == [{"who": "Tenants", "number": 4}]
    number = len(draft.content["group"]) - 1
    again = shown(writer.get(at("draft-item", draft.pk, "group", number)))
    writer.post(at("draft-item", draft.pk, "group", number), {**again, "seat-0-gone": "on"})
    draft.refresh_from_db()
    assert "seat" not in draft.content["group"][number]


def test_an_old_page_is_told_so_and_changes_nothing(draft, writer):
    where = at("draft-item", draft.pk, "area", 0)
    sent = shown(writer.get(where))
    assert writer.post(where, {**sent, "name": "First"}).status_code == 302
    refused = writer.post(where, {**sent, "name": "Second"})
    assert refused.status_code == 422
    assert "Someone changed the draft" in refused.content.decode()
    draft.refresh_from_db()
    assert draft.content["area"][0]["name"] == "First"


def test_law_is_chosen_one_standard_at_a_time_and_the_rest_stays(draft, writer):
    number = next(n for n, one in enumerate(draft.content["clause"]) if one.get("answers"))
    kept = draft.content["clause"][number]["answers"]
    where = at("draft-answers", draft.pk, number)
    page = text(writer.get(where))
    assert "It answers" in page
    other = next(one for one in open_pack("england").pack.clauses if f"england/{one.id}" not in kept)
    writer.post(where, {"area": other.area, "answers": [f"england/{other.id}"], "revision": draft.revision})
    draft.refresh_from_db()
    now = draft.content["clause"][number]["answers"]
    assert f"england/{other.id}" in now
    assert [
        one for one in kept if open_pack("england").pack.clause(one.partition("/")[2]).area != other.area
    ] == [
        one
        for one in now
        if one in kept and open_pack("england").pack.clause(one.partition("/")[2]).area != other.area
    ]


def test_the_way_from_the_page_to_the_board(draft, writer, landlord):
    writer.post(
        at("draft-item", draft.pk, "framework", 0),
        {**shown(writer.get(at("draft-item", draft.pk, "framework", 0))), "equality": "Looked at.",
         "environment": "Looked at.", "approved_by": "The Board"},
    )  # fmt: skip
    today = date.today()
    writer.post(
        at("open-draft-review", draft.pk), {**day("review_from", today), **day("review_until", today)}
    )
    assert "with customers until" in text(writer.get(at("draft", draft.pk)))
    assert "Tell us what you think" in text(writer.get(at("next-edition")))
    writer.post(at("close-draft-review", draft.pk), {"said": "40 people like it."})
    refused = writer.post(at("approve-draft", draft.pk), day("on", date(2999, 1, 1)))
    assert "has not come yet" in refused.content.decode()
    writer.post(at("approve-draft", draft.pk), {**day("on", today), "evidence": "Minute 12"})
    writer.post(at("publish-draft", draft.pk), day("measured_from", date(2027, 4, 1)))
    assert Edition.objects.filter(landlord=landlord, edition="2027").exists()
    assert "published" in text(writer.get(at("draft", draft.pk)))
    assert "Side by side" in text(writer.get(at("editions"))) or "side by side" in text(
        writer.get(at("editions"))
    )


def test_editions_are_compared_in_words(draft, writer, edition):
    number = next(n for n, one in enumerate(draft.content["clause"]) if one["id"] == "forum-minutes")
    clause = draft.content["clause"][number]
    table = {**clause, "clock": {**clause["clock"], "within": "5 working days"}}
    drafts.put(draft=draft, revision=1, section="clause", number=number, table=table, **WHO)
    page = text(
        writer.get(at("compare-editions"), {"from": f"edition-{edition.pk}", "to": f"draft-{draft.pk}"})
    )
    assert "<del>10 </del>" in page
    assert "<ins>5 </ins>" in page
    assert writer.get(at("compare-editions"), {"from": "edition-999999", "to": "x"}).status_code == 404


def test_an_export_is_imported_and_exported_to_the_same_byte(writer, landlord, edition):
    first = writer.get(at("export-edition", edition.pk)).content
    assert zipfile.ZipFile(io.BytesIO(first)).namelist() == sorted(open_pack("trident").files)
    answer = writer.post(at("import-draft"), {"file": SimpleUploadedFile("pack.zip", first), "key": "k"})
    one = Draft.objects.get()
    assert answer.url == at("draft", one.pk)
    assert writer.get(at("export-draft", one.pk)).content == first
    writer.post(at("import-draft"), {"file": SimpleUploadedFile("pack.zip", first), "key": "k"})
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.toml", b"[framework", "is not TOML"),
        ("a.toml", b"[[clause]]\nid = 'x'\n", "must have a [framework]"),
        ("a.pdf", b"%PDF", "This is not a pack"),
        ("a.toml", b"\xff\xfe", "not UTF-8"),
        ("a.zip", packed({"a.txt": "x"}), "This is not a pack"),
        ("a.zip", packed({"a.toml": " " * (MOST_BYTES + 1)}), "too large"),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, "This is not a pack"),
    ],
)
def test_what_is_no_pack_is_refused_at_the_field(writer, landlord, name, data, says):
    answer = writer.post(at("import-draft"), {"file": SimpleUploadedFile(name, data), "key": "k"})
    assert answer.status_code == 422
    assert says in answer.content.decode().replace("&#x27;", "'")
    assert not Draft.objects.exists()


def test_bundles_come_back_and_say_what_is_wrong():
    texts = {"b.toml": "é = 1\n", "a.toml": "x = 2\r\n"}
    assert unpacked("x.zip", packed(texts)) == texts
    assert packed(texts) == packed(dict(reversed(texts.items())))
    with pytest.raises(BadBundle, match="not-toml"):
        unpacked("x.zip", packed(texts)[:-30])


@pytest.mark.parametrize("role", ["frontline", "complaints", "adviser", "auditor", "director"])
def test_those_who_may_not_write_can_read(client, staff, draft, role):
    sign_in(client, staff(role))
    assert text(client.get(at("draft", draft.pk)))
    assert text(client.get(at("draft-section", draft.pk, "clause")))
    assert client.get(at("draft-item", draft.pk, "area", 0)).status_code == 403
    assert client.post(at("remove-draft-item", draft.pk, "area", 0), {"revision": "1"}).status_code == 403
    assert client.get(at("publish-draft", draft.pk)).status_code == (200 if role == "director" else 403)


def meeting(landlord, number, held, minutes):
    about = Subject("meeting", f"m{number}", f"Forum {number}")
    for kind, on in (("meeting.held", held), ("meeting.minutes_published", minutes)):
        facts.record(
            kind=kind, landlord=landlord, subject=about, group="elm", occurred_at=moment(f"{on}T10:00"), **WHO
        )


def sooner(draft):
    number = next(n for n, one in enumerate(draft.content["clause"]) if one["id"] == "forum-minutes")
    clause = draft.content["clause"][number]
    table = {**clause, "clock": {**clause["clock"], "within": "5 working days"}}
    return drafts.put(draft=draft, revision=1, section="clause", number=number, table=table, **WHO)


def test_a_draft_is_tried_on_last_year(draft, writer, landlord, edition, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    edition.measured_from = date(2025, 4, 1)
    edition.save()
    groups.open_group(landlord=landlord, name="Elm", kind="forum", slug="elm", **WHO)
    meeting(landlord, 1, "2025-06-02", "2025-06-05")  # within five working days
    meeting(landlord, 2, "2025-07-07", "2025-07-18")  # nine: kept now, late under the draft
    meeting(landlord, 3, "2025-09-01", "2025-10-01")  # late under both
    meeting(landlord, 4, "2026-05-01", "2026-06-01")  # another year
    found = judged(landlord, drafts.read(sooner(draft)).pack, NOW)
    row = next(one for one in found.rows if one.clause.id == "forum-minutes")
    assert not found.so_far
    assert (row.was.kept, row.was.kept_late) == (2, 1)
    assert (row.would.kept, row.would.kept_late) == (1, 2)
    assert row.worse
    assert [one.name for one in row.wrong] == ["Forum 2", "Forum 3"]
    assert [one.clause.id for one in found.rows if one.worse or one.better] == ["forum-minutes"]
    page = text(writer.get(at("preview-draft", draft.pk)))
    assert "Under the draft" in page
    assert "more late" in page


def test_where_nothing_is_known_of_last_year_a_draft_is_tried_on_this_one(draft, landlord):
    found = judged(landlord, drafts.read(draft).pack, NOW)
    assert found.so_far
    assert found.year.start == date(2026, 4, 1)


def test_what_is_not_there_is_not_found(draft, writer):
    for where in (at("draft", 999999), at("draft-section", draft.pk, "nothing"), at("draft-item", draft.pk, "area", 99),
                  at("export-edition", 999999), at("draft-duty", draft.pk, 999)):  # fmt: skip
        assert writer.get(where).status_code == 404
