"""The page How you sign in, and what passkeys refuse. A real browser makes real ones in tests/journeys."""

import json
import os

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from sayso.foundations.access.permissions import Role
from sayso.people.commands import second_factors
from sayso.people.commands.second_factors import LastFactor, TooManyPasskeys
from sayso.people.models import Session
from sayso.people.tests.cast import TOTP_SECRET, a_user, sign_in
from sayso.people.tests.test_sign_in import totp

pytestmark = pytest.mark.django_db
NONSENSE = [
    "", "x", "[]", "{}", "null", "1", '{"response": 1}', '{"response": {"userHandle": null}}', "\x00", "[" * 10_000,
    json.dumps({"id": "a", "rawId": "YQ", "type": "public-key", "response": {"clientDataJSON": "e30"}}),
    json.dumps({"id": "a", "rawId": "YQ", "type": "public-key", "clientExtensionResults": {}, "response": {
        "clientDataJSON": "e30", "attestationObject": "oA", "authenticatorData": "AA", "signature": "AA",
        "userHandle": "MQ"}}),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def user(client):
    return sign_in(client, a_user(Role.MANAGER))


def made_by_a_key():
    """What a browser sends of a new passkey, without a statement of who made the key."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    data = AuthenticatorData.create(
        sha256(b"testserver"), 0x45, 0, AttestedCredentialData.create(Aaguid.NONE, os.urandom(16), public)
    )
    return {
        "id": "YQ", "rawId": "YQ", "type": "public-key", "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(b'{"type":"webauthn.create","challenge":"YQ","origin":"http://testserver"}'),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
    }  # fmt: skip


def a_passkey(user, name="Laptop"):
    return second_factors.add_passkey(
        user=user, name=name, credential=made_by_a_key(), by=user, at=timezone.now()
    )


@pytest.mark.parametrize("sent", NONSENSE)
def test_nonsense_is_no_passkey(client, user, sent):
    a_passkey(user)
    answer = client.post("/staff/signing-in/passkeys/", {"credential": sent, "name": "x"}, follow=True)
    assert b"could not be made" in answer.content
    assert Authenticator.objects.filter(type="webauthn").count() == 1
    stranger = Client()
    assert stranger.post("/staff/sign-in/passkey/").json()["publicKey"]["userVerification"] == "required"
    answer = stranger.post("/staff/sign-in/passkey/", {"credential": sent}, follow=True)
    assert b"opens nothing here" in answer.content
    assert "_auth_user_id" not in stranger.session


@pytest.mark.parametrize("sent", NONSENSE)
def test_nonsense_is_no_second_factor_and_no_proof(user, sent):
    user.set_password("correct horse battery staple")
    user.save()
    half = Client()
    half.post("/staff/sign-in/", {"login": user.email, "password": "correct horse battery staple"})
    page = half.post("/staff/second-factor/", {"credential": sent})
    assert b"did not prove that it is you" in page.content
    assert "_auth_user_id" not in half.session
    other = Client()
    sign_in(other, user, fresh=False)
    assert b"did not prove that it is you" in other.post("/staff/confirm/", {"credential": sent}).content
    assert other.get("/staff/signing-in/").status_code == 302


def test_tries_with_passkeys_are_limited_for_an_address(client, settings):
    settings.SAYSO_LIMITS = {"passkey": (2, 300)}
    answers = [
        client.post("/staff/sign-in/passkey/", REMOTE_ADDR="203.0.113.9").status_code for _each in range(3)
    ]
    assert answers == [200, 200, 302]
    assert client.post("/staff/sign-in/passkey/", REMOTE_ADDR="203.0.113.10").status_code == 200


def test_the_last_factor_stays_and_others_go_with_their_sessions(client, user):
    app = Authenticator.objects.get(type="totp")
    with pytest.raises(LastFactor):
        second_factors.remove(user=user, pk=app.pk, here=None, by=user, at=timezone.now())
    key, elsewhere = a_passkey(user), Client()
    sign_in(elsewhere, user)
    for _twice in range(2):
        client.post(f"/staff/signing-in/{app.pk}/remove/")
    assert elsewhere.get("/staff/").status_code == 302
    assert client.get("/staff/signing-in/").status_code == 200
    assert Session.objects.filter(user=user).count() == 1
    answer = client.post(f"/staff/signing-in/{key.pk}/remove/", follow=True)
    assert b"your only second factor" in answer.content


def test_a_passkey_alone_is_a_second_factor(client, user):
    Authenticator.objects.all().delete()
    assert client.get("/staff/").url.startswith("/staff/second-factor/set-up/")
    a_passkey(user)
    assert client.get("/staff/").status_code == 200
    assert client.get("/staff/second-factor/set-up/").status_code == 200  # the app may come beside it
    secret = client.get("/staff/second-factor/set-up/").context["secret"]
    assert client.post("/staff/second-factor/set-up/", {"code": totp(secret)}).url == "/staff/signing-in/"
    assert client.get("/staff/second-factor/set-up/").url == "/staff/signing-in/"


def test_names(client, user):
    key, stranger = a_passkey(user, ""), a_user(Role.MANAGER)
    theirs = a_passkey(stranger, "Theirs")
    assert key.data["name"] == "Passkey 1"
    for pk in (key.pk, key.pk, theirs.pk, 2**40):
        client.post(f"/staff/signing-in/{pk}/rename/", {"name": "  My\x00  <b>phone</b> " + "x" * 99})
    key.refresh_from_db()
    theirs.refresh_from_db()
    assert key.data["name"].startswith("My <b>phone</b> xxx")
    assert len(key.data["name"]) == 60
    assert theirs.data["name"] == "Theirs"
    assert (
        b"Give the passkey a name"
        in client.post(f"/staff/signing-in/{key.pk}/rename/", {"name": " "}, follow=True).content
    )
    client.post(f"/staff/signing-in/{theirs.pk}/remove/")
    assert Authenticator.objects.filter(pk=theirs.pk).exists()
    assert client.post(f"/staff/signing-in/{key.pk}/nonsense/").status_code == 404


def test_ten_are_enough(user):
    for _each in range(10):
        a_passkey(user)
    with pytest.raises(TooManyPasskeys):
        a_passkey(user)


def test_a_code_confirms_and_a_recovery_code_does_so_once(client, user):
    sign_in(client, user, fresh=False)
    client.post("/staff/confirm/", {"proof": totp(TOTP_SECRET)})
    assert client.get("/staff/signing-in/").status_code == 200
    second_factors.new_recovery_codes(user=user, by=user, at=timezone.now())
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (200, 302):
        other = Client()
        sign_in(other, user, fresh=False)
        other.post("/staff/confirm/", {"proof": code})
        assert other.get("/staff/signing-in/").status_code == expected


@pytest.mark.parametrize(
    "path",
    ["/staff/signing-in/", "/staff/confirm/", "/staff/sign-in/passkey/", "/staff/signing-in/passkeys/"],
)
def test_other_ways_of_asking(client, user, path):
    assert client.put(path).status_code == 405
    if "passkey" in path:
        assert client.get(path).status_code == 405
