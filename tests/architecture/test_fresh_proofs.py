"""Doors that ask for a fresh proof really ask, at every address; and whoever gives it goes on."""

from __future__ import annotations

import time
from urllib.parse import unquote

import pytest
from django.test import Client

from sayso.foundations.access.permissions import STAFF, Role
from sayso.foundations.access.proofs import FRESH_SECONDS
from sayso.people.models import RoleHolding, User
from sayso.people.tests.cast import LONG_AGO, a_customer, a_place, a_user, sign_in
from tests.architecture import doors
from tests.architecture.test_doors import path_of

FRESH = [one for one in doors.addresses() if one.door is not None and one.door.fresh]
# What must ask, whatever else does.
GRAVE = {
    "customer-erase", "customer-everything", "team-new", "team-member", "team-act", "role-end", "people-export",
    "getting-online-export", "notice-send", "notice-told", "group-members-csv", "clients", "client-end",
    "signing-in", "factor-act", "passkey-new", "second-factor-set-up", "recovery-codes", "work-account-link",
    "work-account-unlink",
}  # fmt: skip
PASSWORD = "correct horse battery staple"


@pytest.fixture
def user(db):
    made = a_user(Role.ENGAGEMENT)
    for role in STAFF - {Role.ENGAGEMENT}:
        RoleHolding.objects.create(user=made, role=role, landlord=made.landlord, starts_on=LONG_AGO)
    made.set_password(PASSWORD)
    made.save()
    return made


def prove_long_ago(client):
    session = client.session
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time() - FRESH_SECONDS - 1}
    ]
    session.save()


def test_what_would_do_most_harm_asks():
    assert {one.name for one in FRESH} >= GRAVE


@pytest.mark.parametrize("stale", [bool, prove_long_ago], ids=["never", "long ago"])
def test_every_such_address_asks_first(client, user, stale):
    a_customer(place=a_place())
    before = User.objects.count()
    for one in FRESH:
        for method in ("GET", "POST"):
            sign_in(client, user, fresh=False)
            stale(client)
            answer = client.generic(method, path_of(one))
            assert answer.status_code == 302, f"{method} {one.route}"
            assert answer.url.startswith("/staff/confirm/?next=%2F"), f"{method} {one.route}"
    assert User.objects.count() == before


def test_invented_people_of_a_demonstration_are_let_through(client, user, settings):
    settings.DEMO = True
    User.objects.filter(pk=user.pk).update(is_demo=True)
    sign_in(client, user, fresh=False)
    assert client.get("/staff/team/new/").status_code == 200
    settings.DEMO = False
    assert client.get("/staff/team/new/").url.startswith("/staff/confirm/")


def test_a_page_is_gone_on_to(client, user):
    sign_in(client, user, fresh=False)
    asked = client.get("/staff/team/new/?a=b").url
    assert unquote(asked) == "/staff/confirm/?next=/staff/team/new/?a=b"
    assert b"Is it you?" in client.get(asked).content
    wrong = client.post(asked, {"proof": "guess"})
    assert b"neither your password nor a code" in wrong.content
    assert client.post(asked, {"proof": ""}).status_code == 422
    assert client.get("/staff/team/new/").status_code == 302
    client.post(asked, {"proof": PASSWORD, "next": "/staff/team/new/?a=b"})
    assert client.get(asked).url == "/staff/team/new/?a=b"
    assert client.get("/staff/team/new/").status_code == 200


def test_a_form_is_kept_and_sent_by_its_sender_alone(client, user):
    sign_in(client, user, fresh=False)
    filled = {"name": "Zoë <b>Reid</b>", "email": "zoe@example.org", "job_title": "line\r\nline"}
    asked = client.post(
        "/staff/team/new/", filled, headers={"referer": "http://testserver/staff/team/new/"}
    ).url
    assert unquote(asked) == "/staff/confirm/?next=/staff/team/new/"
    assert b"What you filled in is kept" in client.get(asked).content
    assert not User.objects.filter(email="zoe@example.org").exists()
    client.post(asked, {"proof": PASSWORD})
    page = client.get(asked)
    assert page.context["kept"].path == "/staff/team/new/"
    assert dict(page.context["kept"].fields) == filled
    assert "&lt;b&gt;Reid" in page.content.decode()
    assert not User.objects.filter(email="zoe@example.org").exists()
    assert client.get(asked).url == "/staff/team/new/"  # kept once
    client.post(page.context["kept"].path, dict(page.context["kept"].fields))
    assert User.objects.get(email="zoe@example.org").name == "Zoë <b>Reid</b>"


def test_what_cannot_be_kept_is_told(client, user):
    sign_in(client, user, fresh=False)
    asked = client.post("/staff/team/new/", {"name": "x" * 300_000}).url
    assert "next=%2Fstaff%2F" in asked
    assert b"could not be kept" in client.get(asked).content
    client.post(asked, {"proof": PASSWORD})
    assert client.get(asked).url == "/staff/"


def test_another_persons_form_is_never_shown(client, user):
    sign_in(client, user, fresh=False)
    client.post("/staff/team/new/", {"name": "Zoë"})
    session = client.session
    session["kept_form"]["whose"] = "0"
    session.save()
    client.post("/staff/confirm/", {"proof": PASSWORD})
    assert client.get("/staff/confirm/").url == "/staff/"


def test_guessing_at_the_proof_is_limited(user):
    client = Client()
    sign_in(client, user, fresh=False)
    for _time in range(5):
        client.post("/staff/confirm/", {"proof": "guess"})
    page = client.post("/staff/confirm/", {"proof": PASSWORD})
    assert b"Wait five minutes" in page.content
    assert client.get("/staff/team/new/").status_code == 302


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "javascript:1", "/\\evil.example"]
)
def test_nobody_is_led_away(client, user, onward):
    sign_in(client, user)
    assert client.get("/staff/confirm/", {"next": onward}).url == "/staff/"
