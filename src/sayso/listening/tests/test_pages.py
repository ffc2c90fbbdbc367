"""Listening's pages: who may, who may not, and input that means harm or comes by mistake."""

import csv
import io
import threading

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from sayso.foundations.access.permissions import CASEWORKERS, CUSTOMERS, Role
from sayso.listening.commands import flags, triage, voices
from sayso.listening.models import ApiClient, Flag, Note, SavedView, Theme, Voice
from sayso.listening.rules.danger import Sign
from sayso.listening.tests.nasty import QUERIES, WORDS
from sayso.people.tests.cast import a_customer, a_landlord, a_place, a_user, sign_in

pytestmark = pytest.mark.django_db
LISTS = ["voices/", "voices/unanswered/", "voices/log/", "voices/batch/", "themes/", "search/", ""]
_count = iter(range(100_000))


def say(words="The light by the bin store is out", **given):
    landlord = given.pop("landlord", None) or a_landlord()
    said = voices.Said(
        kind=given.pop("kind", "comment"), door=given.pop("door", "phone"), words=words, **given
    )
    return voices.log(
        landlord=landlord,
        said=said,
        key=f"pages{next(_count)}",
        by=a_user(Role.ENGAGEMENT),
        at=timezone.now(),
    )


def typed(**fields):
    """A filled-in public form."""
    given = {"words": "The lift is slow", "kind": "concern", "hear_back": "email", "name": "Moira",
             "address": "moira@example.org", "key": f"key{next(_count)}"}  # fmt: skip
    return {**given, **fields}


@pytest.fixture
def landlord():
    return a_landlord()


@pytest.fixture
def officer(client):
    return sign_in(client, a_user(Role.ENGAGEMENT))


# Who may


@pytest.mark.parametrize("role", list(Role))
def test_only_caseworkers_read_and_sort(client, role):
    voice = say()
    sign_in(client, a_user(role))
    expected = 200 if role in CASEWORKERS else 403
    for path in ("voices/", f"voices/{voice.pk}/", "themes/"):
        assert client.get(f"/staff/{path}").status_code == expected, path
    acts = ("assign/", "theme/", "place/", "note/", "merge/", "answer/", "hand-on/", "pass-on/", "unmerge/")
    for act in acts:
        status = client.post(f"/staff/voices/{voice.pk}/{act}", {}).status_code
        assert (status == 403) == (role not in CASEWORKERS), act
    assert client.get("/staff/settings/clients/").status_code == (200 if role is Role.ADMINISTRATOR else 403)


@pytest.mark.parametrize("role", sorted(CUSTOMERS))
def test_a_customer_reaches_no_voice_of_staff(client, role):
    voice = say(words="A secret")
    sign_in(client, a_user(role))
    for path in (f"/staff/voices/{voice.pk}/", "/staff/voices/?as=csv", "/staff/voices/log/"):
        got = client.get(path)
        assert got.status_code == 403
        assert b"A secret" not in got.content


def test_an_officer_of_a_patch_sees_only_her_patch(client):
    mill, elm = a_place(name="Mill Lane"), a_place(name="Elm House")
    here = say("The gate at Mill Lane is stiff", customer=a_customer(place=mill))
    there = say("The gate at Elm House is stiff", customer=a_customer(place=elm))
    nowhere = say("The gate is stiff, and I do not say where")
    sign_in(client, a_user(Role.FRONTLINE, place=mill))
    shown = client.get("/staff/voices/?state=all").content.decode()
    assert here.ref in shown
    assert there.ref not in shown
    assert nowhere.ref not in shown
    assert there.ref not in client.get("/staff/search/?q=gate").content.decode()
    assert there.ref not in client.get("/staff/voices/unanswered/?days=1").content.decode()
    assert (
        there.words not in b"".join(client.get("/staff/voices/?state=all&as=csv").streaming_content).decode()
    )
    page = client.get(f"/staff/voices/{here.pk}/").content.decode()
    assert there.ref not in page
    for stranger in (there, nowhere):
        assert client.get(f"/staff/voices/{stranger.pk}/").status_code == 404
        for act in ("assign/", "theme/", "place/", "note/", "merge/", "answer/", "hand-on/"):
            given = {
                "answer-words": "x",
                "answer-key": "k",
                "hand-to_service": "x",
                "words": "x",
                "theme": "x",
            }
            assert client.post(f"/staff/voices/{stranger.pk}/{act}", given).status_code == 404, act
    assert not Note.objects.exists()


def test_a_stranger_is_neither_merged_nor_taken(client):
    mill, elm = a_place(name="Mill Lane"), a_place(name="Elm House")
    here, there = say(customer=a_customer(place=mill)), say(customer=a_customer(place=elm))
    sign_in(client, a_user(Role.FRONTLINE, place=mill))
    client.post(f"/staff/voices/{here.pk}/merge/", {"into": there.ref})
    client.post("/staff/voices/many/", {"voice": [here.pk, there.pk], "act": "take"})
    here.refresh_from_db()
    there.refresh_from_db()
    assert here.merged_into is None
    assert here.owner is not None
    assert there.owner is None


def test_another_landlords_voices_are_not_there(client, officer):
    other = say(landlord=a_landlord("Southfield Homes"))
    assert client.get(f"/staff/voices/{other.pk}/").status_code == 404
    assert other.ref not in client.get("/staff/voices/?state=all").content.decode()


def test_a_flag_of_a_stranger_cannot_be_taken_up(client):
    voice = say("I smell gas", customer=a_customer(place=a_place(name="Elm House")))
    flag = Flag.objects.get(voice=voice)
    sign_in(client, a_user(Role.FRONTLINE, place=a_place(name="Mill Lane")))
    assert client.post(f"/staff/flags/{flag.pk}/take-up/", {"what_was_done": "Rang"}).status_code == 404
    flag.refresh_from_db()
    assert flag.taken_up_at is None


# Wrong ways of asking


@pytest.mark.parametrize("path", LISTS)
def test_odd_questions_get_a_page(client, officer, path):
    for query in QUERIES:
        assert client.get(f"/staff/{path}?{query}").status_code == 200, query


@pytest.mark.parametrize("path", ["/staff/outcomes/", "/staff/actions/", "/you-said-we-did/", "/say/", "/"])
def test_odd_questions_of_decisions_and_the_public_get_a_page(client, officer, path, landlord):
    for query in QUERIES:
        assert client.get(f"{path}?{query}").status_code == 200, query


@pytest.mark.parametrize(
    "act", ["assign", "theme", "place", "note", "merge", "unmerge", "answer", "hand-on", "pass-on"]
)
def test_what_changes_something_is_never_a_get(client, officer, act):
    voice = say()
    assert client.get(f"/staff/voices/{voice.pk}/{act}/").status_code == 405
    assert client.get("/staff/voices/many/").status_code == 405
    assert client.get("/staff/voices/views/").status_code == 405


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
@pytest.mark.parametrize(
    "path", ["/say/", "/staff/voices/", "/staff/voices/log/", "/staff/voices/batch/", "/staff/themes/"]
)
def test_other_methods_are_refused(client, officer, landlord, method, path):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("pk", ["0", "99999999", "99999999999999999999999"])
def test_ids_that_are_nobodys(client, officer, pk):
    assert client.get(f"/staff/voices/{pk}/").status_code == 404
    assert client.post(f"/staff/flags/{pk}/take-up/").status_code == 404
    assert client.post(f"/staff/voices/views/{pk}/forget/").status_code == 404
    assert client.post(f"/staff/voices/{pk}/note/", {"words": "x"}).status_code == 404
    assert client.post("/staff/themes/change/", {"retire": pk}).status_code == 404


def test_a_view_of_somebody_else_is_not_forgotten(client, officer):
    theirs = SavedView.objects.create(user=a_user(Role.ENGAGEMENT), name="Theirs", query="")
    assert client.post(f"/staff/voices/views/{theirs.pk}/forget/").status_code == 404
    assert SavedView.objects.filter(pk=theirs.pk).exists()


def test_nobody_is_led_away(client, officer):
    for back in ("https://evil.example/", "x y", "-1", "home"):
        for path in ("many/", "views/"):
            assert client.post(f"/staff/voices/{path}", {"next": back})["Location"] == "/staff/voices/"
    kept = client.post("/staff/voices/many/", {"next": "/staff/voices/?state=all"})
    assert kept["Location"] == "/staff/voices/?state=all"


@pytest.mark.parametrize("path", ["voices/log/", "voices/batch/"])
def test_a_year_without_end_is_told_at_the_field(client, officer, path):
    huge = "9" * 30
    given = {
        "said_on_day": "1",
        "said_on_month": huge,
        "said_on_year": huge,
        "words": "x",
        "lines": "x",
        "title": "x",
    }
    got = client.post(f"/staff/{path}", given)
    assert got.status_code == 422
    assert b"must be a real date" in got.content


# What is typed


@pytest.mark.parametrize("words", WORDS)
def test_anything_can_be_said_and_is_only_words(client, landlord, words):
    got = client.post("/say/", typed(words=words, name=words.replace("\x00", "")), follow=True)
    assert got.status_code == 200
    voice = Voice.objects.get()
    assert voice.words == words.replace("\x00", "").strip()
    assert b"<script>alert" not in got.content
    assert b"<img src=x" not in got.content
    assert b"<svg onload" not in got.content
    sign_in(client, a_user(Role.ENGAGEMENT))
    for path in ("voices/", f"voices/{voice.pk}/", "search/?q=a", "outcomes/new/?voices=" + str(voice.pk)):
        page = client.get(f"/staff/{path}")
        assert page.status_code == 200
        for tag in (b"<script>alert", b"<img src=x", b"<svg onload"):
            assert tag not in page.content


@pytest.mark.parametrize("words", WORDS)
def test_every_small_form_takes_or_refuses_any_words(client, officer, words):
    client.raise_request_exception = False
    voice, other = say("I smell gas", customer=a_customer()), say(kind="compliment")
    flag = Flag.objects.first()
    one, two = f"/staff/voices/{voice.pk}", f"/staff/voices/{other.pk}"
    posts = [
        (f"{one}/note/", {"words": words}), (f"{one}/theme/", {"theme": words}), (f"{one}/merge/", {"into": words}),
        (f"{one}/place/", {"place": words}), (f"{one}/assign/", {"owner": words}),
        (f"{two}/pass-on/", {"team": words, "users": words}),
        (f"{one}/answer/", {"answer-words": words, "answer-key": words[:60]}),
        (f"{two}/hand-on/", {"hand-to_service": words, "hand-receipt": words, "hand-reason": words}),
        (f"/staff/flags/{flag.pk}/take-up/", {"what_was_done": words}),
        ("/staff/voices/views/", {"name": words, "query": words}),
        ("/staff/themes/change/", {"name": words}), ("/staff/themes/change/", {"retire": words}),
        ("/staff/voices/many/", {"voice": [voice.pk], "act": "merge", "merge": words}),
        ("/staff/voices/many/", {"voice": [voice.pk], "act": "theme", "theme": words}),
        ("/staff/voices/many/", {"voice": [voice.pk], "act": words}),
        ("/staff/voices/many/", {"voice": words, "act": "take"}),
        ("/staff/voices/log/", {"words": words, "kind": words, "door": words, "customer": words, "place": words,
                                "said_on_day": words, "said_on_month": words, "said_on_year": words, "key": words[:60]}),
        ("/staff/voices/batch/", {"title": words, "kind": words, "door": words, "lines": f"{words} | {words}",
                                  "place": words, "key": words[:60]}),
        ("/say/", {"words": words, "kind": words, "hear_back": words, "name": words, "address": words, "key": words}),
        ("/say/", typed(words=words, address=words)), ("/say/", typed(words=words, hear_back="text", address=words)),
        ("/say/", typed(words=words, hear_back="letter", address=words)),
    ]  # fmt: skip
    for path, given in posts:
        assert client.post(path, given).status_code in (200, 302, 404, 422), (path, given)
    assert client.get(f"{one}/").status_code == 200
    assert client.get(f"{two}/").status_code == 200
    assert client.get("/staff/voices/?state=all").status_code == 200


def test_ten_megabytes_are_refused_at_the_field(client, landlord):
    got = client.post("/say/", typed(words="x" * 10_000_000))
    assert got.status_code == 422
    assert "Use 20,000 characters or fewer" in got.content.decode()
    assert not Voice.objects.exists()


def test_more_than_a_form_may_hold_is_a_plain_page(client, landlord):
    got = client.post("/say/", typed(words="x" * 14_000_000))
    assert got.status_code in (400, 413)
    assert "We could not read" in got.content.decode()
    assert not Voice.objects.exists()


@pytest.mark.parametrize(("fields", "says"), [
    ({"words": " \x00 "}, "Write what you would like to tell us."),
    ({"kind": ""}, "Choose what it is."), ({"kind": "nonsense"}, "Choose one of the answers on the list"),
    ({"hear_back": ""}, "Choose how we tell you."), ({"address": ""}, "Enter your e-mail address."),
    ({"address": "moira"}, "Enter an e-mail address, like name@example.com."),
    ({"hear_back": "text", "address": "moira@example.org"}, "Enter a phone number, like 07700 900123."),
    ({"hear_back": "phone", "address": "12"}, "Enter a phone number, like 07700 900123."),
    ({"hear_back": "letter", "address": ""}, "Enter your address, so that the letter finds you."),
])  # fmt: skip
def test_what_is_missing_is_said_at_the_field_and_nothing_typed_is_lost(client, landlord, fields, says):
    got = client.post("/say/", typed(**fields))
    page = got.content.decode()
    assert got.status_code == 422
    assert says in page
    assert "The lift is slow" in page or fields.get("words")
    assert not Voice.objects.exists()


def test_a_form_sent_twice_is_one_voice(client, landlord):
    given = typed()
    first, second = client.post("/say/", given), client.post("/say/", given)
    assert first["Location"] == second["Location"]
    assert Voice.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_eight_times_in_one_moment_is_one_voice():
    a_landlord()
    given, answers = typed(words="I smell gas"), []
    start = threading.Barrier(8)

    def send():
        start.wait()
        answers.append(Client().post("/say/", given))
        connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert {one.status_code for one in answers} == {302}
    assert len({one["Location"] for one in answers}) == 1
    assert Voice.objects.count() == 1
    assert Flag.objects.count() == 1


def test_a_batch_is_all_or_nothing_and_sent_twice_it_is_one(client, officer):
    given = {"title": "Elm House forum", "door": "meeting", "kind": "comment", "said_on_day": "1", "said_on_month": "11",
             "said_on_year": "2024", "lines": "Moira Campbell | The lift\nNobody We Know | The stair", "key": "once"}  # fmt: skip
    a_customer()
    got = client.post("/staff/voices/batch/", given)
    assert got.status_code == 422
    assert "Line 2" in got.content.decode()
    assert not Voice.objects.exists()
    given["lines"] = "Moira Campbell | The lift\nThe stair"
    client.post("/staff/voices/batch/", given)
    client.post("/staff/voices/batch/", given)
    assert Voice.objects.count() == 2


def test_the_export_holds_no_formula(client, officer):
    for words in WORDS:
        say(words)
    got = client.get("/staff/voices/?state=all&as=csv")
    text = b"".join(got.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == len(WORDS) + 1
    for row in rows:
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "@", "-")), cell


def test_a_customer_of_another_landlord_cannot_be_logged_for(client, officer):
    stranger = a_customer(a_landlord("Southfield Homes"))
    given = {"words": "x", "kind": "comment", "door": "phone", "customer": stranger.pk, "key": "k1"}
    got = client.post("/staff/voices/log/", given)
    assert got.status_code == 422
    assert "Choose a customer from the list." in got.content.decode()
    assert not Voice.objects.exists()


def test_a_day_in_the_future_is_refused(client, officer):
    given = {"words": "x", "kind": "comment", "door": "phone", "key": "k2", "said_on_day": "1", "said_on_month": "1",
             "said_on_year": "2999"}  # fmt: skip
    got = client.post("/staff/voices/log/", given)
    assert got.status_code == 422
    assert "must be today or in the past" in got.content.decode()


def test_headers_that_mean_harm(client, landlord):
    odd = {"HTTP_ACCEPT_LANGUAGE": "ar," * 20_000, "HTTP_USER_AGENT": "x" * 100_000, "HTTP_REFERER": "\x01" * 2_000,
           "HTTP_COOKIE": "sessionid=%00; django_language=%00; text=<script>; keys=" + "x" * 50_000,
           "HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "javascript:alert(1)"}  # fmt: skip
    got = client.get("/say/", **odd)
    assert got.status_code == 200
    assert b"<script>;" not in got.content


def test_the_same_theme_view_and_key_are_made_once(client):
    sign_in(client, a_user(Role.ADMINISTRATOR))
    for _twice in range(2):
        client.post("/staff/themes/change/", {"name": "Lifts"})
        client.post("/staff/voices/views/", {"name": "Mine", "query": "owner=me"})
        client.post("/staff/settings/clients/", {"name": "Housing"})
    assert Theme.objects.count() == SavedView.objects.count() == ApiClient.objects.count() == 1


def test_a_flag_is_taken_up_once_and_says_by_whom(client, officer):
    voice = say()
    sign = Sign("fire", "smoke")
    flag = flags.raise_flag(voice=voice, sign=sign, by=officer, at=timezone.now())
    empty = client.post(f"/staff/flags/{flag.pk}/take-up/", {"what_was_done": " "}, follow=True)
    assert "Say what you did." in empty.content.decode()
    client.post(f"/staff/flags/{flag.pk}/take-up/", {"what_was_done": "Rang them"})
    client.post(f"/staff/flags/{flag.pk}/take-up/", {"what_was_done": "Something else"})
    flag.refresh_from_db()
    assert flag.what_was_done == "Rang them"


def test_merged_voices_can_be_read_and_taken_apart(client, officer):
    one, two = say("The lift"), say("Our lift")
    triage.merge(voices=[two], into=one, by=officer, at=timezone.now())
    assert client.get(f"/staff/voices/{two.pk}/").status_code == 200
    client.post(f"/staff/voices/{two.pk}/unmerge/")
    two.refresh_from_db()
    assert two.merged_into is None
