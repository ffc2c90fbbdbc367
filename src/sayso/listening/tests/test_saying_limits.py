"""What anyone may send is plausible, and not more than anyone has to say."""

import pytest

from sayso.foundations.access.permissions import Role
from sayso.listening.models import Voice
from sayso.listening.tests.test_pages import typed
from sayso.people.tests.cast import a_landlord, a_user, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def landlord():
    return a_landlord(phone="0800 000 0000")


@pytest.fixture
def rate(settings):
    def at(words):
        settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "say": words}

    return at


def test_the_twenty_first_in_ten_minutes_waits_and_keeps_its_words(client):
    for _ in range(20):
        assert client.post("/say/", typed()).status_code == 302
    late = client.post("/say/", typed(words="I still have something to say"))
    html = late.content.decode()
    assert late.status_code == 429
    assert "Send it again after" in html
    assert "0800 000 0000" in html
    assert "I still have something to say" in html
    assert Voice.objects.count() == 20
    assert client.get("/say/").status_code == 200
    assert client.post("/say/", typed(), REMOTE_ADDR="192.0.2.7").status_code == 302
    sign_in(client, a_user(Role.CUSTOMER))
    assert client.post("/say/", {"words": "x", "kind": "idea", "key": "z"}).status_code == 302


def test_what_is_mended_at_the_form_does_not_count(client, rate):
    rate("1/10m/ip")
    for _ in range(3):
        assert client.post("/say/", typed(words="")).status_code == 422
    assert client.post("/say/", typed()).status_code == 302
    assert client.post("/say/", typed()).status_code == 429


def test_it_can_be_switched_off(client, rate):
    rate("")
    for _ in range(25):
        assert client.post("/say/", typed()).status_code == 302


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
