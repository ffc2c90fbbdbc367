"""Voices from other systems: with a key, without one, and with everything that can be wrong."""

import json

import pytest
from django.utils import timezone

from sayso.communications.models import Message
from sayso.foundations.access.permissions import Role
from sayso.listening.commands import clients
from sayso.listening.models import Voice
from sayso.listening.tests.nasty import WORDS
from sayso.people.models import ImportSource
from sayso.people.tests.cast import a_customer, a_landlord, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def key():
    return a_key()


def a_key(landlord=None, name="Housing"):
    by = a_user(Role.ADMINISTRATOR)
    return clients.admit(landlord=landlord or a_landlord(), name=name, by=by, at=timezone.now())[1]


def send(client, bearer, body=None, **fields):
    given = {"key": "one", "words": "The lift is slow", **fields}
    body = json.dumps(given) if body is None else body
    return client.post(
        "/api/voices", body, content_type="application/json", headers={"Authorization": f"Bearer {bearer}"}
    )


def test_a_voice_is_sent_and_how_it_stands_is_asked(client, key):
    got = send(client, key, kind="question")
    assert got.status_code == 200
    sent = got.json()
    assert sent["kind"] == "question"
    asked = client.get(f"/api/voices/{sent['ref']}", headers={"Authorization": f"Bearer {key}"})
    assert asked.json() == sent


def test_the_same_key_of_a_voice_is_the_same_voice(client, key):
    first = send(client, key).json()
    assert send(client, key, words=" The lift is slow\x00\n").json() == first
    other = send(client, key, words="Again")
    assert (other.status_code, other.json()["field"]) == (409, "key")
    assert first["ref"] in other.json()["detail"]
    assert send(client, key, key="one\x00").status_code == 422
    assert Voice.objects.count() == 1
    assert send(client, a_key(name="Repairs")).status_code == 200
    assert Voice.objects.count() == 2


def test_it_is_described(client):
    told = client.get("/api/openapi.json")
    assert told.status_code == 200
    assert "/api/voices" in told.json()["paths"]


@pytest.mark.parametrize("given", ["", "nonsense", "\x00", "é" * 200, "x" * 100_000, "sayso_", "' OR 1=1 --"])
def test_another_key_opens_nothing(client, key, given):
    assert send(client, given).status_code == 401
    assert (
        client.get("/api/voices/AAAA-AAAA", headers={"Authorization": f"Bearer {given}"}).status_code == 401
    )
    assert client.get("/api/voices/AAAA-AAAA").status_code == 401
    assert not Voice.objects.exists()


def test_an_ended_key_opens_nothing(client, key):
    from sayso.listening.queries.clients import holding

    ref = send(client, key).json()["ref"]
    clients.end(client=holding(key), by=a_user(Role.ADMINISTRATOR), at=timezone.now())
    assert send(client, key, key="two").status_code == 401
    assert client.get(f"/api/voices/{ref}", headers={"Authorization": f"Bearer {key}"}).status_code == 401
    assert Voice.objects.count() == 1


def test_a_voice_of_another_system_is_not_there(client, key):
    ref = send(client, key).json()["ref"]
    other = a_key(name="Repairs")
    assert client.get(f"/api/voices/{ref}", headers={"Authorization": f"Bearer {other}"}).status_code == 404


@pytest.mark.parametrize("body", [
    "", "{", "[]", "null", '"words"', "{}", '{"key": "k"}', '{"key": 1, "words": []}', '{"key": "k", "words": null}',
    '{"key": "k", "words": ""}', '{"key": "", "words": "x"}', '{"key": "k", "words": "x", "kind": "nonsense"}',
    '{"key": "k", "words": "  \\u0000 "}', '{"key": "k", "words": "x", "said_at": "yesterday"}', "\udcff",
    '{"key": "k", "words": "x", "said_at": "2999-01-01T00:00:00"}', '{"key": "k", "words": "\\ud800"}',
    '{"key": "k", "words": "x", "contact_email": "nobody"}', '{"key": "k", "words": "x", "contact_email": "@"}',
    '{"key": "k", "words": "x", "customer_key": "NOBODY"}', '{"key": "' + "k" * 61 + '", "words": "x"}',
    '{"key": "k", "words": "x", "said_at": 1e400}', "[" * 100_000, '{"key": NaN, "words": Infinity}',
    '{"key": "k", "words": "' + "x" * 20_001 + '"}', '{"key": "k", "words": "x", "contact_email": "a@b.example\\r\\nBcc: c@d.example"}',
])  # fmt: skip
def test_what_cannot_be_taken_is_refused_in_words(client, key, body):
    client.raise_request_exception = False
    got = send(client, key, body=body.encode(errors="surrogateescape"))
    assert got.status_code in (400, 422), got.content[:300]
    assert got.json()["detail"]
    assert not Voice.objects.exists()


@pytest.mark.parametrize(
    "field", ["key", "customer_source", "customer_key", "contact_name", "contact_email", "words"]
)
@pytest.mark.parametrize("words", WORDS)
def test_no_field_breaks_it(client, key, field, words):
    client.raise_request_exception = False
    got = send(client, key, **{"contact_email": "moira@example.org", field: words[:40]})
    assert got.status_code in (200, 422), got.content[:300]


@pytest.mark.parametrize("moment", [
    "0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "1900-01-01T00:00:00Z", "2026-03-29T01:30:00", 0, -1, -62135596800,
])  # fmt: skip
def test_no_moment_breaks_it(client, key, moment):
    client.raise_request_exception = False
    got = send(client, key, said_at=moment)
    assert got.status_code in (200, 422), got.content[:300]


def test_more_than_a_voice_holds_is_refused(client, key):
    got = send(client, key, words="x" * 5_000_000)
    assert got.status_code in (413, 422)
    got = send(client, key, words="x" * 14_000_000)
    assert got.status_code in (400, 413)
    assert not Voice.objects.exists()


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_other_methods_are_refused(client, key, method):
    got = getattr(client, method)("/api/voices", headers={"Authorization": f"Bearer {key}"})
    assert got.status_code == 405


def test_a_customer_is_known_by_the_housing_systems_key_of_their_own_landlord_only(client, key):
    ours = a_customer(source="housing", source_key="C1")
    a_customer(a_landlord("Southfield Homes"), source="housing", source_key="C2")
    assert send(client, key, customer_source="housing", customer_key="C1").status_code == 200
    assert Voice.objects.get().customer == ours
    got = send(client, key, key="two", customer_source="housing", customer_key="C2")
    assert (got.status_code, got.json()["field"]) == (422, "customer_key")


def test_whoever_left_an_address_is_no_customer_and_gets_no_receipt_they_did_not_ask_for(client, key):
    assert send(client, key, contact_name="Moira", contact_email="moira@example.org").status_code == 200
    assert Voice.objects.get().contact_address == "moira@example.org"
    assert not Message.objects.exists()


@pytest.mark.parametrize("ref", ["%00", "..", "x" * 5_000, "AAAA-AAAA", "%F0%9F%98%80", "' OR 1=1"])
def test_a_reference_that_is_nobodys(client, key, ref):
    got = client.get(f"/api/voices/{ref}", headers={"Authorization": f"Bearer {key}"})
    assert got.status_code == 404


def test_an_unknown_customer_is_answered_with_the_sources(client, key):
    for name in ("QL", "Civica"):
        ImportSource.objects.create(landlord=a_landlord(), name=name)
    ImportSource.objects.create(landlord=a_landlord("Elsewhere"), name="Theirs")
    got = send(client, key, customer_key="K1")
    assert got.status_code == 422
    assert got.json()["detail"].endswith("The sources are: Civica, QL.")
