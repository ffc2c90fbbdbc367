"""What to do now is said to whoever spoke or wrote it down, through every door."""

import json

import pytest
from django.utils import timezone

from sayso.communications.models import Message
from sayso.foundations.access.permissions import Role
from sayso.listening.commands import clients
from sayso.listening.models import Flag, Voice
from sayso.listening.queries import advice
from sayso.people.tests.cast import a_customer, a_landlord, a_user, sign_in

pytestmark = pytest.mark.django_db
GAS = 'ring <a class="tel" href="tel:0800111999" dir="ltr">0800 111 999</a>'


@pytest.fixture
def officer(client):
    return sign_in(client, a_user(Role.ENGAGEMENT))


def logged(client, words, customer=None, door="phone", **fields):
    given = {"words": words, "kind": "concern", "door": door, "key": f"k{Voice.objects.count()}", **fields}
    if customer:
        given["customer"] = customer.pk
    return client.post("/staff/voices/log/", given, follow=True)


def test_staff_who_log_a_danger_are_told_what_to_say(client, officer):
    html = logged(client, "Caller can smell gas in the hall").content.decode()
    assert "Say this to the person now" in html
    assert GAS in html
    assert Voice.objects.get().ref in html
    assert "Say this" not in client.get("/staff/voices/log/").content.decode()
    assert "Say this" not in logged(client, "The lift is slow").content.decode()


def test_only_who_wrote_it_down_is_shown_it(client, officer):
    logged(client, "Caller can smell gas in the hall")
    pk = Voice.objects.get().pk
    sign_in(client, a_user(Role.ENGAGEMENT))
    for rang in (str(pk), f"{pk},{pk}", "x", "9" * 30, "-1", "٣", ""):
        got = client.get("/staff/voices/log/", {"rang": rang})
        assert got.status_code == 200
        assert "Say this" not in got.content.decode()


@pytest.mark.parametrize("door", ["phone", "face_to_face", "meeting"])
def test_the_customer_gets_the_advice_in_their_language(client, officer, door):
    customer = a_customer(email="moira@example.org", channel="email", language="ar")
    logged(client, "he told me he feels suicidal", customer, door)
    message = Message.objects.get(key__startswith="receipt:")
    assert (message.to_address, message.language) == ("moira@example.org", "ar")
    assert "116 123" in message.body
    assert "Samaritans at any time" not in message.body
    assert "suicidal" not in message.body
    assert "116" not in message.title


def test_no_danger_by_phone_sends_nothing_and_paper_comes_too_late(client, officer):
    logged(client, "The lift is slow", a_customer(email="a@example.org", channel="email"))
    logged(client, "I can smell gas", a_customer(channel="letter", email="", postal_address="1 Mill Lane"))
    assert Flag.objects.count() == 1
    assert not Message.objects.filter(key__startswith="receipt:").exists()


def test_the_landlords_own_number_stands_beside_it(client, officer):
    landlord = a_landlord()
    landlord.emergency_phone = "0800 000 0001"
    landlord.save()
    logged(client, "I smell gas", a_customer(channel="text", phone="+447700900123"))
    assert "0800 000 0001" in Message.objects.get(channel="text").body


def test_a_batch_says_which_lines_rang(client, officer):
    lines = "The lift is slow\nI can smell gas\n\nthe parking is bad\nshe wants to kill herself"
    got = client.post("/staff/voices/batch/", {
        "title": "Forum", "door": "meeting", "kind": "comment", "lines": lines, "key": "b1", "said_on_0": "1",
        "said_on_1": "3", "said_on_2": "2026", "said_on_day": "1", "said_on_month": "3", "said_on_year": "2026",
    }, follow=True)  # fmt: skip
    html = got.content.decode()
    assert got.redirect_chain[-1][0].startswith("/staff/voices/batch/?rang=")
    assert "Line 2:" in html
    assert "Line 5:" in html
    assert "Line 1:" not in html
    assert GAS in html
    assert "116 123" in html


def test_another_system_is_answered_with_flags_and_advice(client):
    by = a_user(Role.ADMINISTRATOR)
    key = clients.admit(landlord=a_landlord(), name="Housing", by=by, at=timezone.now())[1]
    a_customer(source="QL", source_key="K1", channel="email", email="k1@example.org")

    def send(**fields):
        return client.post("/api/voices", json.dumps(fields), content_type="application/json",
                           headers={"Authorization": f"Bearer {key}"}).json()  # fmt: skip

    told = send(key="1", words="I smell gas", customer_source="QL", customer_key="K1")
    assert told["dangers"] == ["gas"]
    assert "0800 111 999" in told["advice"][0]
    assert "0800 111 999" in Message.objects.get(key__startswith="receipt:").body
    quiet = send(key="2", words="The lift is slow")
    assert (quiet["dangers"], quiet["advice"]) == ([], [])


def test_every_danger_has_its_advice():
    from sayso.listening.enums import ADVICE, Danger
    from sayso.listening.rules.danger import ORDER

    assert set(Danger) == set(ADVICE) == set(ORDER)
    assert [one.danger for one in advice.of(["gas", "fire", "gas", "self_harm"])] == [
        "self_harm",
        "fire",
        "gas",
    ]
