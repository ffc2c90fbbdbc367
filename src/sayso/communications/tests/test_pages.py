"""The pages of messages and letters: who may see what, and what can be done there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sayso.communications.commands import letters
from sayso.communications.enums import MessageState
from sayso.communications.models import LetterBatch, Message
from sayso.communications.tests.postroom import NOON, TESTS, a_message
from sayso.foundations.access.permissions import CUSTOMERS, Role
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
SEE = {Role.FRONTLINE, Role.ENGAGEMENT, Role.MANAGER, Role.COMPLAINTS, Role.ADMINISTRATOR}
PRINT = SEE - {Role.FRONTLINE}


def in_state(state, to="moira@example.org", **fields):
    one = a_message(to, **fields)
    sent = NOON if state in ("sent", "called") else None
    Message.objects.filter(pk=one.pk).update(state=state, sent_at=sent)
    return Message.objects.get(pk=one.pk)


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_may_know_names_see_messages(client, role):
    one = a_message()
    sign_in(client, a_user(role))
    for address in ("/staff/messages/", f"/staff/messages/{one.pk}/", f"/staff/messages/{one.pk}/letter.pdf"):
        assert client.get(address).status_code == (200 if role in SEE else 403)
    assert client.get("/staff/letters/").status_code == (200 if role in PRINT else 403)
    assert client.post("/staff/letters/", {"landlord": 1}).status_code != 200


def test_a_visitor_signs_in_first(client):
    assert client.get("/staff/messages/").status_code == 302
    assert CUSTOMERS


def test_what_is_in_trouble_comes_first_and_everything_is_counted(client):
    in_state("sent", "a@example.org", title="Sent one")
    in_state("failed", "b@example.org", title="Failed one")
    in_state("waiting", "c@example.org", title="Waiting one")
    in_state("unconfirmed", "d@example.org", title="Unsure one")
    sign_in(client, a_user(Role.ENGAGEMENT))
    words = client.get("/staff/messages/").content.decode()
    order = [words.index(title) for title in ("Failed one", "Unsure one", "Waiting one")]
    assert order == sorted(order)
    assert "Could not be sent" in words


def test_the_list_narrows_by_state_channel_and_words(client):
    in_state("failed", "a@example.org", title="About the lift", name="Amal")
    in_state("sent", "+447700900123", channel="text", title="About the benches", name="Moira")
    sign_in(client, a_user(Role.ENGAGEMENT))
    for query, seen, unseen in [
        ("state=failed", "the lift", "the benches"),
        ("channel=text", "the benches", "the lift"),
        ("q=moira+benches", "the benches", "the lift"),
        ("q=amal", "the lift", "the benches"),
    ]:
        words = client.get(f"/staff/messages/?{query}").content.decode()
        assert f"About {seen}" in words
        assert f"About {unseen}" not in words


@pytest.mark.parametrize(
    "query", ["q=%00", "state=nonsense", "page=zero", "page=99999", "channel='--", "q=" + "x" * 5000]
)
def test_odd_questions_get_a_page(client, query):
    a_message()
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert client.get(f"/staff/messages/?{query}").status_code == 200


def test_the_list_says_what_to_do_when_it_is_empty(client):
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert "Nobody has been told anything yet" in client.get("/staff/messages/").content.decode()
    assert "No batch has been made yet" in client.get("/staff/letters/").content.decode()
    a_message()
    assert "No message is like that" in client.get("/staff/messages/?q=nothing").content.decode()


def test_the_download_holds_no_formula(client):
    a_message(title='=HYPERLINK("http://x")')
    sign_in(client, a_user(Role.ENGAGEMENT))
    got = client.get("/staff/messages/?as=csv")
    assert got["Content-Type"].startswith("text/csv")
    assert "\"'=HYPERLINK(" in got.content.decode()


def test_strangers_messages_are_not_there(client):
    mill, other = a_place(name="Mill Lane"), a_place(name="Elm House")
    here = a_message("a@example.org", customer_id=a_customer(place=mill).pk)
    there = a_message("b@example.org", customer_id=a_customer(place=other).pk)
    away = a_message("c@example.org", landlord=a_landlord("Southfield Homes"))
    sign_in(client, a_user(Role.FRONTLINE, place=mill))
    assert client.get(f"/staff/messages/{here.pk}/").status_code == 200
    for stranger in (there, away):
        assert client.get(f"/staff/messages/{stranger.pk}/").status_code == 404
        assert client.get(f"/staff/messages/{stranger.pk}/letter.pdf").status_code == 404
        assert client.post(f"/staff/messages/{stranger.pk}/again/").status_code == 404
    assert client.get("/staff/messages/99999999999999999999999/").status_code == 404


def test_a_failed_message_goes_again_to_the_address_that_was_mended(client):
    customer = a_customer(email="right@example.org")
    one = in_state("failed", "wrong@example.org", customer_id=customer.pk)
    sign_in(client, a_user(Role.ENGAGEMENT))
    client.post(f"/staff/messages/{one.pk}/again/")
    one.refresh_from_db()
    assert (one.state, one.to_address) == (MessageState.WAITING, "right@example.org")
    again = client.post(f"/staff/messages/{one.pk}/again/", follow=True)
    assert "already been dealt with" in again.content.decode()


@pytest.mark.parametrize(("state", "act", "then"), [
    ("unconfirmed", "arrived", "sent"), ("unconfirmed", "again", "waiting"), ("to_call", "phoned", "called"),
    ("failed", "phoned", "called"), ("failed", "letter", "to_print"), ("sent", "again", "sent"),
])  # fmt: skip
def test_what_a_person_can_do_about_a_message(client, state, act, then):
    customer = a_customer(postal_address="1 Mill Lane, Northfield")
    one = in_state(state, "moira@example.org", customer_id=customer.pk)
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert client.post(f"/staff/messages/{one.pk}/{act}/").status_code == 302
    assert Message.objects.get(pk=one.pk).state == then


def test_a_letter_without_an_address_is_refused_in_words(client):
    one = in_state("failed", "moira@example.org", customer_id=a_customer().pk)
    sign_in(client, a_user(Role.ENGAGEMENT))
    got = client.post(f"/staff/messages/{one.pk}/letter/", follow=True)
    assert "no postal address" in got.content.decode()
    assert client.post(f"/staff/messages/{one.pk}/explode/").status_code == 404
    assert client.get(f"/staff/messages/{one.pk}/again/").status_code == 405


def test_what_somebody_wrote_is_shown_as_words(client):
    one = a_message(title="<script>alert(1)</script>", body="<svg onload=alert(1)>", name="<b>Moira</b>")
    sign_in(client, a_user(Role.ENGAGEMENT))
    for address in ("/staff/messages/", f"/staff/messages/{one.pk}/"):
        words = client.get(address).content.decode()
        assert "<script>alert" not in words
        assert "<svg onload" not in words
        assert "<b>Moira" not in words


def test_a_batch_from_the_button_to_the_post(client):
    landlord = a_landlord()
    a_message("1 Mill Lane", channel="letter")
    sign_in(client, a_user(Role.ENGAGEMENT))
    assert "letter waits" in client.get("/staff/letters/").content.decode()
    for _press in range(2):
        client.post("/staff/letters/", {"landlord": landlord.pk})
    batch = LetterBatch.objects.get()
    page = client.get("/staff/letters/").content.decode()
    assert "being made" in page
    assert 'hx-trigger="every 3s"' in page
    assert client.get(f"/staff/letters/{batch.pk}/letters.zip").status_code == 404
    letters.make(batch_id=batch.pk, by=TESTS, at=NOON)
    page = client.get("/staff/letters/").content.decode()
    assert "every 3s" not in page
    got = client.get(f"/staff/letters/{batch.pk}/letters.zip")
    assert b"".join(got.streaming_content)[:2] == b"PK"
    client.post(f"/staff/letters/{batch.pk}/posted/")
    assert Message.objects.get().state == MessageState.SENT


def test_strangers_batches_are_not_there(client):
    a_message("1 Mill Lane", channel="letter", landlord=a_landlord("Southfield Homes"))
    batch = letters.start(landlord=a_landlord("Southfield Homes"), by=TESTS, at=NOON)
    letters.make(batch_id=batch.pk, by=TESTS, at=NOON)
    for user in (a_user(Role.ENGAGEMENT), a_user(Role.ENGAGEMENT, place=a_place(batch.landlord))):
        sign_in(client, user)
        assert client.get(f"/staff/letters/{batch.pk}/letters.zip").status_code == 404
        assert client.post(f"/staff/letters/{batch.pk}/posted/").status_code == 404
        assert client.post("/staff/letters/", {"landlord": batch.landlord_id}).status_code == 404
        assert client.post("/staff/letters/", {"landlord": "x"}).status_code == 404


def test_the_lists_ask_the_database_as_often_for_thirty_as_for_three(client):
    sign_in(client, a_user(Role.ENGAGEMENT))
    counts = []
    for rows in (3, 27):
        for number in range(rows):
            a_message(f"{rows}{number}@example.org", customer_id=a_customer().pk)
            a_message(f"{rows}{number} Mill Lane", channel="letter")
            batch = letters.start(landlord=a_landlord(), by=TESTS, at=NOON)
            letters.make(batch_id=batch.pk, by=TESTS, at=NOON)
        spent = []
        for address in (
            "/staff/messages/",
            "/staff/letters/",
            f"/staff/messages/{Message.objects.first().pk}/",
        ):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(address).status_code == 200
            spent.append(len(asked))
        counts.append(spent)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 12, counts
