"""Staff sign in with their work account; whatever does not hold is refused in plain words."""

import time

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.test import Client

from sayso.foundations.access.permissions import Role
from sayso.people.models import User, WorkAccount
from sayso.people.tests.cast import TOTP_SECRET, a_customer, a_landlord, a_user, sign_in
from sayso.people.tests.issuer import CLIENT, SECRET, an_issuer
from sayso.people.tests.test_sign_in import totp

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings, tmp_path):
    cache.clear()
    (tmp_path / "secret").write_text(SECRET + "\n")
    with an_issuer() as made:
        settings.SAYSO_WORK_ACCOUNTS = [
            {"url": made.url, "client_id": CLIENT, "secret_file": str(tmp_path / "secret"),
             "label": "Sign in with your work account"}
        ]  # fmt: skip
        yield made


@pytest.fixture
def sam(db):
    made = a_user(Role.MANAGER, email="sam@example.org")
    Authenticator.objects.create(user=made, type="totp", data={"secret": TOTP_SECRET})
    return made


def begin(client, provider, onward="/staff/places/"):
    page = client.get("/staff/sign-in/", {"next": onward})
    [issuer] = page.context["issuers"]
    assert b"Sign in with your work account" in page.content
    there = client.get(f"/staff/work-account/{issuer.key}/", {"next": onward}).url
    assert there.startswith(f"{provider.url}/authorize?")
    return f"/staff/work-account/{issuer.key}/back/", provider.authorize(there)


def come_back(client, provider, **changed):
    way, brought = begin(client, provider)
    return client.get(way, {**brought, **changed})


def refused(client, answer, words):
    page = client.get(answer.url)
    assert words in page.content.decode(), page.content.decode()
    assert "_auth_user_id" not in client.session


def test_an_existing_member_of_staff_signs_in_and_gives_our_second_factor(client, provider, sam):
    assert come_back(client, provider).url == "/staff/second-factor/"
    assert "_auth_user_id" not in client.session
    assert client.post("/staff/second-factor/", {"code": totp()}).url == "/staff/places/"
    assert client.session["_auth_user_id"] == str(sam.pk)
    linked = WorkAccount.objects.get()
    assert (linked.user, linked.issuer, linked.subject) == (sam, provider.url, "1234")
    assert client.get("/staff/team/new/").status_code == 403  # signing in gives no role


def test_from_then_on_it_is_known_by_issuer_and_subject(provider, sam):
    come_back(Client(), provider)
    provider.says = {"sub": "1234", "email": "someone.else@example.org"}
    assert come_back(Client(), provider).url == "/staff/second-factor/"
    provider.says = {"sub": "99", "email": "sam@example.org", "email_verified": True}
    other = Client()
    refused(other, come_back(other, provider), "Another work account is linked to you")
    assert WorkAccount.objects.count() == 1


def test_without_a_second_factor_one_is_set_up_first(client, provider, sam):
    Authenticator.objects.all().delete()
    assert come_back(client, provider).url == "/staff/places/"
    assert client.get("/staff/places/").url.startswith("/staff/second-factor/set-up/")
    assert client.get("/staff/second-factor/set-up/").status_code == 200


@pytest.mark.parametrize(
    ("said", "is_let_in"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "high"}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": "mfa"}, False),
    ],
)
def test_an_issuer_is_trusted_with_the_factor_only_where_it_is_set(
    client, provider, sam, settings, said, is_let_in
):
    provider.twist = said
    assert come_back(client, provider).url == "/staff/second-factor/"
    settings.SAYSO_WORK_ACCOUNTS[0] |= {"amr": ["mfa"], "acr": ["high"]}
    other = Client()
    assert (come_back(other, provider).url == "/staff/places/") is is_let_in
    if is_let_in:
        Authenticator.objects.all().delete()
        assert other.get("/staff/places/").status_code == 200


@pytest.mark.parametrize(
    "twist",
    [
        {"nonce": "another"}, {"nonce": None}, {"iss": "https://evil.example"}, {"aud": "another"}, {"azp": "another"},
        {"exp": int(time.time()) - 3600}, {"sub": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_token_that_does_not_hold(client, provider, sam, twist):
    provider.twist = twist
    refused(client, come_back(client, provider), "could not prove who you are")
    assert not WorkAccount.objects.exists()


def test_a_token_signed_by_somebody_else(client, provider, sam):
    provider.shown = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    refused(client, come_back(client, provider), "could not prove who you are")


def test_an_issuer_that_calls_itself_otherwise(client, provider, sam):
    provider.called_itself = "https://evil.example"
    page = client.get("/staff/sign-in/")
    answer = client.get(f"/staff/work-account/{page.context['issuers'][0].key}/")
    refused(client, answer, "could not prove who you are")


def test_a_code_and_a_state_open_once_and_only_here(client, provider, sam):
    way, brought = begin(client, provider)
    stranger = Client()
    refused(stranger, stranger.get(way, brought), "begun somewhere else")
    refused(client, client.get(way, {**brought, "state": "guessed"}), "begun somewhere else")
    assert client.get(way, brought).url == "/staff/second-factor/"
    again = Client()
    refused(again, again.get(way, brought), "begun somewhere else")
    way, fresh = begin(again, provider)
    refused(again, again.get(way, {**fresh, "code": brought["code"]}), "could not prove who you are")
    way, fresh = begin(again, provider)
    refused(again, again.get(way, {"state": fresh["state"], "error": "access_denied"}), "not signed in there")


@pytest.mark.parametrize(
    "said", [{"email_verified": False}, {"email_verified": None}, {"email": ""}, {"email": None}]
)
def test_an_address_that_nobody_vouches_for(client, provider, sam, said):
    provider.says |= said
    refused(client, come_back(client, provider), "does not vouch for your e-mail")


def test_a_domain_of_which_the_issuer_is_the_master(client, provider, sam, settings):
    provider.says |= {"email_verified": None}
    settings.SAYSO_WORK_ACCOUNTS[0] |= {"domains": ["example.org"]}
    assert come_back(client, provider).url == "/staff/second-factor/"


def test_strangers_leavers_and_customers_are_told_the_same(provider, sam):
    a_user(Role.CUSTOMER, customer=a_customer(email="moira@example.org"))
    User.objects.filter(pk=sam.pk).update(is_active=False)
    for number, email in enumerate(
        ("nobody@example.org", "sam@example.org", "moira@example.org", "sam@ex\x00ample.org")
    ):
        provider.says = {"sub": str(number), "email": email, "email_verified": True}
        client = Client()
        refused(client, come_back(client, provider), "Nobody here has this work account")
    assert not WorkAccount.objects.exists()
    assert User.objects.count() == 2


def test_leaving_and_unlinking(client, provider, sam):
    come_back(Client(), provider)
    sign_in(client, a_user(Role.ADMINISTRATOR))
    assert provider.url.encode() in client.get(f"/staff/team/{sam.pk}/").content
    for _twice in range(2):
        client.post(f"/staff/team/{sam.pk}/unlink/")
    assert not WorkAccount.objects.exists()
    come_back(Client(), provider)
    client.post(f"/staff/team/{sam.pk}/deactivate/")
    assert not WorkAccount.objects.exists()
    other = Client()
    refused(other, come_back(other, provider), "Nobody here has this work account")


def test_an_issuer_of_one_landlord_opens_no_other(client, provider, settings):
    a_landlord("Northfield Homes")
    other = a_landlord("Elsewhere")
    a_user(Role.MANAGER, other, email="sam@example.org")
    settings.SAYSO_WORK_ACCOUNTS[0]["landlord"] = other.slug
    assert client.get("/staff/sign-in/").context["issuers"] == []
    settings.SAYSO_WORK_ACCOUNTS[0]["landlord"] = a_landlord().slug
    refused(client, come_back(client, provider), "Nobody here has this work account")


def test_it_proves_again_who_it_is_when_asked_just_now(client, provider, sam):
    come_back(Client(), provider)
    sign_in(client, sam, fresh=False)
    page = client.get("/staff/signing-in/", follow=True)
    [issuer] = page.context["issuers"]
    there = client.get(f"/staff/work-account/{issuer.key}/", {"next": "/staff/signing-in/"}).url
    assert "max_age=0" in there
    provider.twist = {"auth_time": int(time.time()) - 7200}
    client.get(f"/staff/work-account/{issuer.key}/back/", provider.authorize(there))
    assert client.get("/staff/signing-in/").status_code == 302
    provider.twist = {}
    there = client.get(f"/staff/work-account/{issuer.key}/", {"next": "/staff/signing-in/"}).url
    assert (
        client.get(f"/staff/work-account/{issuer.key}/back/", provider.authorize(there)).url
        == "/staff/signing-in/"
    )
    assert client.get("/staff/signing-in/").status_code == 200


def test_an_unknown_issuer_is_not_there(client, provider):
    assert client.get("/staff/work-account/nonsense/").status_code == 404
    assert client.get("/staff/work-account/nonsense/back/").status_code == 404
    assert client.get("/staff/sign-in/").context["issuers"][0].key
