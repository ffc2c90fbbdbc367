"""Following a voice: by its link, as a customer, as staff."""

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sayso.actions.tests.stories import published
from sayso.foundations.access.permissions import STAFF, Role
from sayso.listening.commands import answers, triage, voices
from sayso.listening.queries.references import SALT, link_token
from sayso.people.tests.cast import a_customer, a_landlord, a_user, sign_in

pytestmark = pytest.mark.django_db
_count = iter(range(10_000))


def say(words="The light by the bin store is out", **given):
    said = voices.Said(kind=given.pop("kind", "comment"), door="phone", words=words, **given)
    return voices.log(
        landlord=a_landlord(), said=said, key=f"following{next(_count)}", by=a_user(Role.ENGAGEMENT), at=timezone.now()
    )  # fmt: skip


def followed(client, voice):
    return client.get(f"/said/{link_token(voice.pk)}/").content.decode()


def test_the_link_shows_what_was_said_and_when_they_will_hear(client):
    page = followed(client, say())
    assert "The light by the bin store is out" in page
    assert "You will hear from us by" in page


def test_thanks_then_that_we_have_it_then_what_happens_next(client):
    page = followed(client, say())
    told = [
        "Thank you. We have it.",
        "Your number is",
        "What happens next",
        "You will hear from us by",
        "What you said",
    ]
    places = [page.index(words, page.index("<h1")) for words in told]
    assert places == sorted(places)
    assert "You left no way to reach you" in page
    assert "You left no way to reach you" not in followed(client, say(customer=a_customer()))


def test_in_danger_every_number_can_be_rung(client):
    page = followed(client, say("I smell gas and the baby is coughing from the mould"))
    assert 'href="tel:999"' in page
    assert 'href="tel:0800111999"' in page
    assert page.index("What to do now") < page.index("<h1")


def test_a_refusal_is_shown_on_the_beads(client):
    voice = say(customer=a_customer())
    published(voice, decision="cannot", instead="The phones stay open.")
    page = followed(client, voice)
    assert "What became of what you said" in page
    assert "the answer is no" in page


def test_the_link_names_nobody(client):
    voice = say(customer=a_customer(name="Moira Campbell", phone="+447700900123"))
    officer = a_user(Role.ENGAGEMENT, name="Amira Khan")
    triage.assign(voices=[voice], owner=officer, by=officer, at=timezone.now())
    triage.add_note(voice=voice, words="She is on the vulnerable list", by=officer, at=timezone.now())
    page = followed(client, voice)
    assert "Amira" in page
    for secret in ("Khan", "Campbell", "7700900123", "vulnerable"):
        assert secret not in page


def test_the_answer_and_what_became_of_it_are_there(client):
    voice = say(customer=a_customer())
    officer = a_user(Role.ENGAGEMENT)
    answers.reply(voice=voice, words="We mend it on Monday.", key="a1", by=officer, at=timezone.now())
    assert "We mend it on Monday." in followed(client, voice)
    behind = say(customer=a_customer())
    outcome = published(behind)
    page = followed(client, behind)
    assert outcome.title in page
    assert outcome.we_did in page


def test_words_that_are_code_are_only_words(client):
    page = followed(client, say("<script>alert(1)</script><svg onload=alert(2)>"))
    assert "<script>alert" not in page
    assert "<svg onload" not in page


@pytest.mark.parametrize("token", [
    "1", "1:", ":x", "1:forged", "words", "%00", "x" * 5_000, "999999999999999999999:x", "%F0%9F%98%80", "..", "-1:x",
])  # fmt: skip
def test_forged_links_lead_nowhere(client, token):
    say()
    assert client.get(f"/said/{token}/").status_code == 404


def test_a_link_signed_for_something_else_leads_nowhere(client):
    voice = say()
    for forged in (
        signing.Signer(salt="people.demo").sign(str(voice.pk)),
        signing.Signer(key="other", salt=SALT).sign(str(voice.pk)),
        link_token(voice.pk + 1),
        link_token(voice.pk).swapcase(),
        link_token(10**30),
    ):
        assert client.get(f"/said/{forged}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_following_changes_nothing(client, method):
    voice = say(customer=a_customer())
    assert getattr(client, method)(f"/said/{link_token(voice.pk)}/").status_code == 405
    sign_in(client, a_user(Role.ADMINISTRATOR))
    assert getattr(client, method)(f"/staff/voices/{voice.pk}/").status_code == 405
    assert getattr(client, method)("/staff/search/").status_code == 405
    assert getattr(client, method)("/staff/").status_code == 405


def test_a_customer_sees_their_own_and_nobody_elses(client):
    user = a_user(Role.CUSTOMER)
    say("Mine: the lift", customer=user.customer)
    say("Said for me: the stair", customer=user.customer, speaker=a_customer(name="My Daughter"))
    say("Somebody else’s: the gate", customer=a_customer())
    sign_in(client, user)
    page = client.get("/mine/voices/").content.decode()
    assert "the lift" in page
    assert "the stair" in page
    assert "the gate" not in page
    assert "the lift" in client.get("/mine/").content.decode()


@pytest.mark.parametrize("role", sorted(STAFF))
def test_staff_have_no_voices_of_their_own(client, role):
    sign_in(client, a_user(role))
    assert client.get("/mine/voices/").status_code == 403
    assert client.get("/mine/").status_code == 403


@pytest.mark.parametrize("query", ["page=abc", "page=-1", "page=%00", "page=99999999999999999999"])
def test_odd_pages_of_my_voices(client, query):
    user = a_user(Role.CUSTOMER)
    say(customer=user.customer)
    sign_in(client, user)
    assert client.get(f"/mine/voices/?{query}").status_code == 200


def test_my_voices_ask_the_same_few_questions_at_3_and_at_30(client):
    user = a_user(Role.CUSTOMER)
    sign_in(client, user)

    def asked(rows):
        while user.customer.voices.count() < rows:
            say(customer=user.customer)
        with CaptureQueriesContext(connection) as queries:
            client.get("/mine/voices/")
        return len(queries)

    asked(3)
    assert asked(3) == asked(30) <= 10


def test_without_a_landlord_every_page_still_answers(client):
    assert client.get("/").status_code == 200
    assert client.get("/say/").status_code == 404
