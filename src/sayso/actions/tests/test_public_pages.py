"""“You said, we did”, as anybody sees it."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from sayso.actions.tests.stories import a_voice, an_outcome, published, written
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
HERE = "/you-said-we-did/"


def words(client, address):
    got = client.get(address)
    assert got.status_code == 200, address
    return got.content.decode()


def test_before_anything_is_published_the_page_says_what_will_come(client):
    a_landlord()
    assert "Nothing to show yet" in words(client, HERE)


def test_changes_are_there_newest_first_and_what_is_not_published_is_not(client):
    published(a_voice(), title="Old benches")
    published(a_voice(), title="New lamps")
    written(an_outcome(a_voice(), title="Not yet told"))
    seen = words(client, HERE)
    assert seen.index("New lamps") < seen.index("Old benches")
    assert "Not yet told" not in seen
    assert client.get(f"{HERE}not-yet-told/").status_code == 404
    assert client.get(f"{HERE}not-yet-told/poster/").status_code == 404


def test_they_are_found_by_words_place_and_whether_we_could(client):
    mill = a_place(name="Mill Lane")
    published(a_voice(place=mill), title="Benches", place=mill)
    published(a_voice(), title="Sunday hours", decision="cannot", instead="The phones stay open.")
    for query, seen, unseen in [("q=two+benches", "benches", "sunday-hours"), ("kind=cannot", "sunday-hours", "benches"),
                                (f"place={mill.pk}", "benches", "sunday-hours")]:  # fmt: skip
        shown = words(client, f"{HERE}?{query}")
        assert f"{HERE}{seen}/" in shown
        assert f"{HERE}{unseen}/" not in shown
    assert "Nothing here matches" in words(client, f"{HERE}?q=nothing+such")


@pytest.mark.parametrize(
    "query", ["q=%00", "place=x", "place=9999999999999999999999", "kind=%27", "page=-1", "q=" + "y" * 9000]
)
def test_odd_questions_get_a_page(client, query):
    published(a_voice())
    assert client.get(f"{HERE}?{query}").status_code == 200


def test_a_change_shows_its_whole_thread_and_nobodys_name_or_words(client):
    moira = a_customer(name="Moira Campbell")
    voices = [
        a_voice("Moira here, flat 3: a bench please", customer=moira),
        a_voice(door="web"),
        a_voice(door="card"),
    ]
    published(*voices)
    seen = words(client, f"{HERE}benches-for-the-play-park/")
    for said in ("3 people said this", "one by phone", "one on the website", "one on a card", "Someone took it on", "We want a bench.", "Two benches are in.",
                 "All 3 heard back", "3 by e-mail", "We told everyone"):  # fmt: skip
        assert said in seen
    assert "Moira" not in seen
    assert "flat 3" not in seen


def test_someone_who_said_it_twice_is_one_person(client):
    moira = a_customer(name="Moira Campbell")
    published(
        a_voice(customer=moira), a_voice(customer=moira, door="card"), a_voice(customer=moira, door="card")
    )
    seen = words(client, f"{HERE}benches-for-the-play-park/")
    assert "1 person said this, 3 times in all: 2 on a card, one by phone." in seen
    assert "They heard back: one by e-mail." in seen
    assert "1 person said this" in words(client, HERE)


def test_the_thread_has_its_five_beads(client):
    published(a_voice(), title="Done")
    published(a_voice(), title="Refused", decision="cannot", instead="The phones stay open.")
    for slug in ("done", "refused"):
        thread = words(client, f"{HERE}{slug}/").split('<ol class="thread"')[1].split("</ol>")[0]
        assert thread.count("<li ") == 5


def test_a_refusal_shows_its_reason_and_what_happens_instead(client):
    published(a_voice(), title="Sunday hours", decision="cannot", instead="The phones stay open.")
    seen = words(client, f"{HERE}sunday-hours/")
    assert "We cannot do this" in seen
    assert "It would cost £41,000 a year." in seen
    assert "The phones stay open." in seen


def test_those_we_cannot_reach_are_counted(client):
    published(a_voice(), a_voice(customer=None), a_voice(customer=None))
    seen = words(client, f"{HERE}benches-for-the-play-park/")
    assert "1 of 3 heard back" in seen
    assert "2 people left no way to reach them" in seen


def test_another_landlords_changes_are_not_here(client):
    a_landlord()
    away = a_customer(a_landlord("Southfield Homes"))
    published(a_voice(customer=away), title="Far away")
    assert client.get(f"{HERE}far-away/").status_code == 404
    assert "Far away" not in words(client, HERE)


def test_hostile_words_are_shown_as_words(client):
    outcome = an_outcome(a_voice(), title="<script>alert(1)</script>")
    written(outcome, "<svg onload=alert(1)>", "<img src=x onerror=alert(1)>\n\n{{ 7|add:7 }}")
    from sayso.actions.commands import changes

    changes.publish(outcome=outcome, by=outcome.owner, at=outcome.decided_at)
    for address in (HERE, f"{HERE}{outcome.slug}/"):
        seen = words(client, address)
        assert "<script>alert" not in seen
        assert "<svg onload" not in seen
        assert "<img src=x" not in seen


@pytest.mark.parametrize(("query", "height", "large"), [("", 842, False), ("?paper=a3", 1191, False),
                                                        ("?size=large", 842, True), ("?paper=../x&size=9", 842, False)])  # fmt: skip
def test_the_poster_is_a_tagged_pdf_on_its_paper(client, query, height, large):
    published(a_voice("Thanks 👍"), title="Benches 👍")
    got = client.get(f"{HERE}benches/poster/{query}")
    assert got["Content-Type"] == "application/pdf"
    pdf = PdfReader(io.BytesIO(got.content))
    assert round(pdf.pages[0].mediabox.height) == height
    assert "/StructTreeRoot" in pdf.trailer["/Root"]
    said = " ".join(page.extract_text() for page in pdf.pages)
    assert "Two benches are in." in said
    assert "1 person said this." in said
    assert f"{HERE}benches/" in said.replace("\n", "")


def test_the_pages_ask_the_database_as_often_for_thirty_voices_as_for_three(client):
    counts = []
    for rows in (3, 27):
        place = a_place(name=f"Place {rows}")
        for number in range(rows):
            published(a_voice(), title=f"Change {rows} {number}", place=place)
        many = published(*[a_voice() for _turn in range(rows)], title=f"Many {rows}")
        spent = []
        for user in (None, a_user("customer")):
            if user:
                sign_in(client, user)
            else:
                client.logout()
            for address in (HERE, f"{HERE}{many.slug}/", f"{HERE}{many.slug}/poster/"):
                with CaptureQueriesContext(connection) as asked:
                    assert client.get(address).status_code == 200
                spent.append(len(asked))
        counts.append(spent)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 8, counts
