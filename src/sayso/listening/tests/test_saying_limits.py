"""What anyone may send is plausible, and not more than anyone has to say."""

import pytest
from django.db import connection

from sayso.foundations.access.permissions import Role
from sayso.listening.models import Voice
from sayso.listening.tests.test_pages import typed
from sayso.people.tests.cast import a_landlord, a_user, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def landlord():
    return a_landlord(phone="0800 000 0000")


@pytest.fixture
def most(settings):
    def at(count):
        settings.SAYSO_LIMITS = {"say": (count, 600)}

    return at


def send(client, address="192.0.2.7", **fields):
    return client.post("/say/", typed(**fields), REMOTE_ADDR=address)


def test_one_more_than_anybody_has_to_say_waits_and_keeps_its_words(client, most):
    most(5)
    for _ in range(5):
        assert send(client).status_code == 302
    late = send(client, words="I still have something to say")
    html = late.content.decode()
    assert late.status_code == 429
    assert "Send it again after" in html
    assert "0800 000 0000" in html
    assert "I still have something to say" in html
    assert Voice.objects.count() == 5
    assert client.get("/say/", REMOTE_ADDR="192.0.2.7").status_code == 200
    assert send(client, "2001:db8::7").status_code == 302
    sign_in(client, a_user(Role.CUSTOMER))
    said = {"words": "x", "kind": "idea", "key": "z"}
    assert client.post("/say/", said, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_when_the_time_is_over_it_counts_anew(client, most):
    most(1)
    assert [send(client).status_code for _ in range(2)] == [302, 429]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cache SET expires = now() - interval '1 second'")
    assert [send(client).status_code for _ in range(2)] == [302, 429]


def test_what_is_mended_at_the_form_does_not_count(client, most):
    most(1)
    for _ in range(3):
        assert send(client, words="").status_code == 422
    assert [send(client).status_code for _ in range(2)] == [302, 429]


def test_a_whole_hall_on_one_connection_can_speak(client, settings):
    assert settings.SAYSO_LIMITS["say"] == (60, 600)
    assert {send(client).status_code for _ in range(60)} == {302}
    assert send(client).status_code == 429


def test_it_can_be_switched_off_and_never_counts_a_proxy_of_which_nobody_told_us(client, most, settings):
    most(1)
    assert {send(client, "127.0.0.1").status_code for _ in range(5)} == {302}
    settings.SAYSO_LIMITS = {}
    assert {send(client).status_code for _ in range(5)} == {302}


def test_no_address_is_kept(client, most):
    most(1)
    send(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key || value FROM cache")
        assert "192.0.2.7" not in str(cursor.fetchall())


@pytest.mark.parametrize(
    ("way", "address", "says"),
    [
        ("text", "07700 900", "Enter a phone number"),
        ("phone", "12", "Enter a phone number"),
        ("text", "020 7946 0000", "Enter a mobile number"),
        ("letter", "1", "Enter your whole address"),
        ("letter", "abc", "Enter your whole address"),
        ("letter", "......... .. ....", "Enter your whole address"),
        ("email", "me@", "Enter an e-mail address"),
    ],
)
def test_an_address_that_nothing_can_reach_is_told_at_the_field(client, way, address, says):
    got = client.post("/say/", typed(hear_back=way, address=address))
    assert got.status_code == 422
    assert says in got.content.decode()


@pytest.mark.parametrize(
    ("way", "address"),
    [("text", "07700 900123"), ("phone", "020 7946 0000"), ("letter", "1 Mill Lane, Northfield"), ("text", "+48 512 345 678"),
     ("letter", "١٢ شارع الميناء، هاربور")],
)  # fmt: skip
def test_a_plausible_one_is_taken(client, way, address):
    assert client.post("/say/", typed(hear_back=way, address=address)).status_code == 302
