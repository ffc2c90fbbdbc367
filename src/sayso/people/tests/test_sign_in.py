"""Signing in: customers by a code, staff by a password and a second factor, leavers not at all."""

import json
import re
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail, signing
from django.core.cache import cache

from sayso.foundations.access.permissions import Role
from sayso.people.models import User
from sayso.people.queries import sign_in_links
from sayso.people.tests.cast import TOTP_SECRET, a_customer, a_user, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def _fresh_limits(settings, tmp_path):
    settings.OUTGOING = tmp_path
    cache.clear()


def totp(secret=TOTP_SECRET):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def the_code():
    return re.search(r"[A-Z0-9]{3,4}-[A-Z0-9]{3,4}", mail.outbox[-1].body)[0]


def ask(client, contact, **more):
    return client.post("/sign-in/", {"contact": contact, **more})


def test_a_customer_signs_in_with_a_code_by_email(client):
    customer = a_customer(email="moira@example.org")
    assert ask(client, "Moira@Example.org ", next="/mine/details/").url == "/sign-in/code/"
    done = client.post("/sign-in/code/", {"code": the_code().lower()})
    assert done.url == "/mine/details/"
    user = User.objects.get(customer=customer)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not user.has_usable_password()


def test_a_customer_signs_in_with_a_code_by_text(client, tmp_path):
    a_customer(email="", channel="text", phone="+447700900123")
    ask(client, "07700 900 123")
    text = json.loads(next(Path(tmp_path, "texts").glob("*.json")).read_text())
    assert text["to"] == "+447700900123"
    code = text["words"].split()[0]
    assert client.post("/sign-in/code/", {"code": code}).status_code == 302
    assert "_auth_user_id" in client.session


def test_strangers_are_told_the_same_and_never_get_in(client):
    known = ask(client, "nobody@example.org")
    assert known.url == "/sign-in/code/"
    assert "could not find" in mail.outbox[0].body
    page = client.get("/sign-in/code/")
    assert b"If we know" in page.content
    assert client.post("/sign-in/code/", {"code": ""}).status_code == 422
    for _time in range(3):
        answer = client.post("/sign-in/code/", {"code": "XXXX-XXXX"})
    assert answer.url == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_three_wrong_codes_end_the_attempt(client):
    a_customer(email="moira@example.org")
    ask(client, "moira@example.org")
    code = the_code()
    for _time in range(3):
        client.post("/sign-in/code/", {"code": "WRONG"})
    assert client.post("/sign-in/code/", {"code": code}).url == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_a_code_expires_after_fifteen_minutes(client, monkeypatch):
    a_customer(email="moira@example.org")
    ask(client, "moira@example.org")
    code, session = the_code(), client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 15 * 60 + 1
    session.save()
    assert client.post("/sign-in/code/", {"code": code}).url == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_codes_are_limited_for_an_address(client):
    a_customer(email="moira@example.org")
    for _time in range(3):
        ask(client, "moira@example.org")
    page = ask(client, "moira@example.org")
    assert b"Wait a minute" in page.content
    assert len(mail.outbox) == 3


def test_people_who_share_an_address_say_which_of_them_they_are(client):
    a_customer(name="Moira Campbell", email="home@example.org")
    callum = a_customer(name="Callum Campbell", email="HOME@example.org")
    stranger = a_customer(name="Someone Else")
    ask(client, "home@example.org")
    assert client.get("/sign-in/who/").url == "/sign-in/"
    assert client.post("/sign-in/code/", {"code": the_code()}).url == "/sign-in/who/"
    assert "_auth_user_id" not in client.session
    page = client.get("/sign-in/who/")
    assert b"Callum Campbell" in page.content
    assert b"Someone Else" not in page.content
    assert client.post("/sign-in/who/", {"person": stranger.pk}).status_code == 422
    client.post("/sign-in/who/", {"person": callum.pk})
    assert User.objects.get(pk=client.session["_auth_user_id"]).customer == callum


@pytest.mark.parametrize(
    "contact",
    ["", "x", "\x00@example.org", "a@b", "'; DROP TABLE--", "x" * 10_000, "+", "१२३", "<svg/onload=1>@x.org"],
)
def test_nonsense_gets_words_at_the_field(client, contact):
    page = ask(client, contact)
    assert page.status_code == 422
    assert b"govuk-error" in page.content
    assert not mail.outbox


def test_nobody_is_sent_to_another_site(client):
    a_customer(email="moira@example.org")
    ask(client, "moira@example.org", next="https://evil.example/")
    assert client.post("/sign-in/code/", {"code": the_code()}).url == "/"


def a_member_of_staff(**fields):
    user = a_user(Role.ENGAGEMENT, email="sam@example.org", **fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def give_password(client, password=PASSWORD, **more):
    return client.post("/staff/sign-in/", {"login": "sam@example.org", "password": password, **more})


def test_staff_set_a_second_factor_up_before_any_page_opens(client):
    user = a_member_of_staff()
    assert give_password(client).status_code == 302
    assert client.get("/staff/second-factor/recovery-codes/").url.startswith("/staff/second-factor/set-up/")
    page = client.get("/staff/second-factor/set-up/")
    assert page.status_code == 200
    secret = page.context["secret"]
    wrong = client.post("/staff/second-factor/set-up/", {"code": "000000"})
    assert wrong.status_code == 422
    done = client.post("/staff/second-factor/set-up/", {"code": totp(secret)})
    assert done.url == "/staff/second-factor/recovery-codes/"
    codes = client.get(done.url)
    assert len(codes.context["codes"]) == 10
    assert Authenticator.objects.filter(user=user).count() == 2


def test_staff_sign_in_with_both_factors_or_not_at_all(client):
    user = a_member_of_staff()
    Authenticator.objects.create(user=user, type="totp", data={"secret": TOTP_SECRET})
    assert give_password(client).url == "/staff/second-factor/"
    assert "_auth_user_id" not in client.session
    assert client.get("/staff/second-factor/").status_code == 200
    assert client.post("/staff/second-factor/", {"code": "000000"}).status_code == 422
    assert client.post("/staff/second-factor/", {}).status_code == 422
    client.post("/staff/second-factor/", {"code": totp()})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_wrong_passwords_lock_with_words(client):
    a_member_of_staff()
    for _time in range(5):
        page = give_password(client, "wrong")
        assert b"is not right" in page.content
    assert b"Wait five minutes" in give_password(client, "wrong").content


def test_a_customer_cannot_use_the_staff_door_and_a_leaver_no_door(client):
    user = a_member_of_staff()
    sign_in(client, user)
    assert client.get("/staff/second-factor/recovery-codes/").status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/staff/second-factor/recovery-codes/").url.startswith("/staff/sign-in/")
    client.logout()
    give_password(client)
    assert "_auth_user_id" not in client.session
    sign_in(client, a_user(Role.CUSTOMER))
    assert client.get("/staff/second-factor/recovery-codes/").status_code == 403


def test_a_link_lets_staff_choose_a_password_once(client, django_capture_on_commit_callbacks):
    a_member_of_staff()
    with django_capture_on_commit_callbacks(execute=True):
        assert (
            b"Look in your e-mail"
            in client.post("/staff/forgotten-password/", {"email": "sam@example.org"}).content
        )
        assert (
            b"Look in your e-mail"
            in client.post("/staff/forgotten-password/", {"email": "no@example.org"}).content
        )
    assert len(mail.outbox) == 1
    path = re.search(r"/staff/password/\S+", mail.outbox[0].body)[0]
    assert client.get(path).status_code == 200
    new = {"password": "seven green rivers run", "again": "seven green rivers run"}
    assert b"govuk-error" in client.post(path, {"password": "short", "again": "short"}).content
    assert b"govuk-error" in client.post(path, {**new, "again": "x"}).content
    assert client.post(path, new).url == "/staff/sign-in/"
    assert client.get(path).status_code == 404
    give_password(client, "seven green rivers run")
    assert "_auth_user_id" in client.session


def test_sign_out_only_by_post(client):
    sign_in(client, a_user(Role.CUSTOMER))
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert "_auth_user_id" not in client.session


def test_demo_links_sign_in_as_invented_people_only(client, settings):
    settings.DEMO = True
    officer = a_user(Role.FRONTLINE, is_demo=True, name="Callum Fraser")
    real = a_user(Role.FRONTLINE)
    [(role, name, url)] = sign_in_links.for_demo("http://testserver")
    assert (role, name) == ("Frontline officer", "Callum Fraser")
    path = url.removeprefix("http://testserver")
    assert client.get(path).status_code == 200
    assert client.post(path).url == "/staff/"
    assert client.session["_auth_user_id"] == str(officer.pk)
    assert client.get("/staff/team/").status_code == 403  # let in, without any proof to give
    for bad in (
        sign_in_links.token_for(real),
        "forged",
        signing.dumps(officer.pk),
        sign_in_links.token_for(officer)[:-1],
    ):
        assert client.get(f"/demo/{bad}/").status_code == 404
    settings.DEMO = False
    assert client.get(path).status_code == 404
    assert sign_in_links.for_demo("http://testserver") == []


def test_demo_links_expire(client, settings, monkeypatch):
    settings.DEMO = True
    user = a_user(Role.FRONTLINE, is_demo=True)
    token = sign_in_links.token_for(user)
    now = __import__("time").time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 12 * 3600 + 5)
    assert sign_in_links.demo_user(token) is None


def test_nobody_is_sent_round_in_a_ring_when_their_factor_goes_meanwhile(client):
    user = a_member_of_staff()
    Authenticator.objects.create(user=user, type="totp", data={"secret": TOTP_SECRET})
    give_password(client)
    assert client.get("/staff/sign-in/?again=1").status_code == 200
    give_password(client)
    Authenticator.objects.all().delete()
    assert client.get("/staff/second-factor/", follow=True).status_code == 200
    assert give_password(client).status_code == 302
    assert client.get("/staff/second-factor/set-up/").status_code == 200
