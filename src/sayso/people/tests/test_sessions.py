"""Where somebody is signed in is listed, ended, and ends by itself when it must."""

import time

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.people.commands import passwords
from sayso.people.models import Session
from sayso.people.queries import sessions, sign_in_links
from sayso.people.rules.devices import browser_and_system
from sayso.people.tasks import clear_sessions
from sayso.people.tests.cast import a_user, sign_in

pytestmark = pytest.mark.django_db
PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0"


def at_a(browser, user, path="/"):
    client = Client(headers={"user-agent": browser})
    sign_in(client, user)
    client.get(path)
    return client


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (PHONE, ("Chrome", "Android")),
        (DESK, ("Firefox", "Windows")),
        (DESK.replace("Firefox/127.0", "Edg/126.0"), ("Edge", "Windows")),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            ("Safari", "iPhone"),
        ),
        ("curl/8.0", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_device_in_words(said, told):
    assert browser_and_system(said) == told


@pytest.mark.parametrize(
    ("role", "path"), [(Role.CUSTOMER, "/mine/sessions/"), (Role.DIRECTOR, "/staff/sessions/")]
)
def test_everybody_sees_and_ends_their_own(role, path):
    user, stranger = a_user(role), a_user(role)
    phone, desk, other = at_a(PHONE, user), at_a(DESK, user), at_a(DESK, stranger)
    page = desk.get(path).content.decode()
    assert "Chrome on Android" in page
    assert page.index("Firefox on Windows") < page.index("Chrome on Android")  # here comes first
    assert page.count("You are here") == 1
    assert phone.session.session_key not in page
    here, there = (
        one.reference for one in sessions.of(user, at=timezone.now(), key=desk.session.session_key)
    )
    for _twice in range(2):
        assert desk.post(path, {"end": there}).url == path
    assert phone.get(path).status_code == 302
    [theirs] = sessions.of(stranger, at=timezone.now())
    desk.post(path, {"end": theirs.reference})
    desk.post(path, {"end": "nonsense\x00"})
    assert other.get(path).status_code == 200
    assert here
    assert desk.get(path).status_code == 200


def test_all_others_end_at_once():
    user = a_user(Role.CUSTOMER)
    here, *others = [at_a(DESK, user) for _each in range(3)]
    here.post("/mine/sessions/", {"end": "others"})
    assert [one.get("/mine/sessions/").status_code for one in (here, *others)] == [200, 302, 302]


def test_an_ended_session_does_not_come_back_with_a_request_on_its_way():
    user = a_user(Role.CUSTOMER)
    client = at_a(DESK, user)
    store = client.session
    assert store["_auth_user_id"]
    Session.objects.filter(user=user).delete()
    store["more"] = 1
    with pytest.raises(UpdateError):
        store.save()
    assert not Session.objects.filter(user=user).exists()


def test_when_it_was_last_seen_is_written_every_few_minutes():
    client = at_a(DESK, a_user(Role.CUSTOMER))
    first = Session.objects.get(user__isnull=False).seen_at
    client.get("/mine/sessions/")
    assert Session.objects.get(user__isnull=False).seen_at == first
    session = client.session
    session["seen"] = time.time() - 600
    session.save()
    client.get("/mine/sessions/")
    assert Session.objects.get(user__isnull=False).seen_at >= first


def test_a_browser_is_noted_as_it_signs_in(settings):
    settings.DEMO = True
    user = a_user(Role.FRONTLINE, is_demo=True)
    client = Client(headers={"user-agent": PHONE})
    client.get("/")
    client.post(f"/demo/{sign_in_links.token_for(user)}/")
    kept = Session.objects.get(user=user)
    assert (kept.browser, kept.system) == ("Chrome", "Android")
    assert kept.began_at == kept.seen_at


def test_an_administrator_signs_a_colleague_out_everywhere(client):
    sign_in(client, a_user(Role.ADMINISTRATOR))
    colleague = a_user(Role.FRONTLINE)
    theirs = at_a(PHONE, colleague, "/staff/")
    assert b"Chrome on Android" in client.get(f"/staff/team/{colleague.pk}/").content
    for _twice in range(2):
        assert client.post(f"/staff/team/{colleague.pk}/sign-out/").status_code == 302
    assert theirs.get("/staff/").url.startswith("/staff/sign-in/")
    assert b"Not signed in anywhere" in client.get(f"/staff/team/{colleague.pk}/").content


@pytest.mark.parametrize("what", ["sign-out", "factor"])
def test_an_administrator_who_ends_their_own_is_asked_to_sign_in(client, what):
    me = sign_in(client, a_user(Role.ADMINISTRATOR))
    assert client.post(f"/staff/team/{me.pk}/{what}/").url == "/staff/sign-in/"
    assert client.get("/staff/").status_code == 302


def test_a_new_password_and_a_lost_factor_end_every_session(client):
    user = a_user(Role.FRONTLINE)
    theirs = at_a(DESK, user, "/staff/")
    token = passwords.link_for(user).rsplit("/", 2)[1]
    passwords.choose(user=user, token=token, password="seven green rivers run", by=user, at=timezone.now())
    assert theirs.get("/staff/").status_code == 302
    theirs = at_a(DESK, user, "/staff/")
    sign_in(client, a_user(Role.ADMINISTRATOR))
    client.post(f"/staff/team/{user.pk}/factor/")
    assert theirs.get("/staff/").status_code == 302


@pytest.mark.parametrize("path", ["/mine/sessions/", "/staff/sessions/"])
def test_other_ways_of_asking(path):
    client = at_a(DESK, a_user(Role.CUSTOMER if "mine" in path else Role.AUDITOR))
    assert client.put(path).status_code == 405
    assert client.delete(path).status_code == 405


def test_sessions_that_are_over_are_cleared_away(client):
    user = sign_in(client, a_user(Role.ENGAGEMENT))
    clear_sessions.func(None, 0)
    assert Session.objects.filter(user=user).count() == 1
    Session.objects.update(expire_date=timezone.now())
    clear_sessions.func(None, 0)
    assert not Session.objects.exists()
