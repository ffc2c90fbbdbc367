"""The nightly extract from another system: with a key for it, with another's, and twice."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.listening.commands import clients
from sayso.listening.models import ApiClient
from sayso.people.models import Customer, Delivery, ImportRun
from sayso.people.tests.cast import a_landlord, a_user, sign_in
from sayso.people.tests.extracts import a_contact, a_household, a_list
from sayso.people.tests.test_deliveries import work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def key():
    return a_key()


def a_key(landlord=None, name="Housing", may="extracts"):
    by = a_user(Role.ADMINISTRATOR)
    landlord = landlord or a_landlord()
    return clients.admit(landlord=landlord, name=name, may=may, by=by, at=timezone.now())[1]


def send(client, bearer, parts=None, **given):
    lists = [
        SimpleUploadedFile(f"{n}.csv", a_list(rows).encode()) for n, rows in (parts or a_household()).items()
    ]
    return client.post(
        "/api/extracts",
        {"source": "QL", "files": lists, **given},
        headers={"Authorization": f"Bearer {bearer}"},
    )


def ask(client, bearer, address):
    return client.get(address, headers={"Authorization": f"Bearer {bearer}"})


def test_it_is_received_taken_and_asked_after(client, key):
    got = send(client, key)
    assert got.status_code == 202
    sent = got.json()
    assert (sent["state"], sent["address"], got["Location"]) == (
        "to_take",
        f"/api/extracts/{sent['id']}",
        sent["address"],
    )
    work()
    told = ask(client, key, sent["address"]).json()
    assert (told["state"], told["rows"], told["refused_rows"], told["counts"]["New person"]) == (
        "taken",
        5,
        0,
        1,
    )
    assert Customer.objects.get().source == "QL"
    assert Delivery.objects.get().received_by == ApiClient.objects.get().actor_name


def test_only_tried(client, key):
    bad = a_household(contacts=[a_contact(value="12 pigeons")])
    sent = send(client, key, bad, dry_run="true", full="true", may_end="10").json()
    work()
    told = ask(client, key, sent["address"]).json()
    assert (told["state"], told["full"], told["refused_rows"]) == ("tried", True, 1)
    assert (told["refused"][0]["part"], told["refused"][0]["found"]) == ("contacts", "12 pigeons")
    assert not Customer.objects.exists()


def test_the_same_bytes_not_yet_finished_are_the_same_extract(client, key):
    first = send(client, key).json()
    assert send(client, key).json() == first
    work()
    assert send(client, key).json()["id"] != first["id"]
    work()
    assert (Customer.objects.count(), ImportRun.objects.count()) == (1, 2)


def test_each_key_opens_what_it_is_for(client, key):
    voices = a_key(name="App", may="voices")
    assert send(client, voices).status_code == 403
    assert ask(client, voices, send(client, key).json()["address"]).status_code == 403
    said = client.post(
        "/api/voices", {"key": "1", "words": "Hello"}, content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )  # fmt: skip
    assert said.status_code == 403
    assert ask(client, key, "/api/voices/AB12").status_code == 403
    assert send(client, "no such key").status_code == 401


def test_nobody_asks_after_another_s(client, key):
    address = send(client, key).json()["address"]
    assert ask(client, a_key(name="Second"), address).status_code == 404
    assert ask(client, a_key(a_landlord("Other Homes"), "Third"), address).status_code == 404
    assert ask(client, key, "/api/extracts/999999").status_code == 404


@pytest.mark.parametrize("given", [{"source": ""}, {"may_end": "101"}, {"may_end": "-1"}, {"files": []}])
def test_what_is_wrong_is_said(client, key, given):
    assert send(client, key, **given).status_code == 422
    assert not Delivery.objects.exists()


def test_guessing_at_keys_is_slowed_down_when_asking_too(client, settings):
    cache.clear()
    settings.SAYSO_LIMITS = {"api_key": (2, 600)}
    given = {"headers": {"authorization": "Bearer guess"}, "REMOTE_ADDR": "203.0.113.40"}
    assert [client.get("/api/extracts/1", **given).status_code for _each in range(3)] == [401, 401, 429]
    assert client.get("/api/voices/AB12", **given).status_code == 429


def test_what_a_key_opens_is_chosen_when_it_is_made(client):
    office = sign_in(client, a_user(Role.ADMINISTRATOR))
    for name, may in (("One", "extracts"), ("Two", "voices"), ("Three", "")):
        assert client.post("/staff/settings/clients/", {"name": name, "may": may}).status_code == 200
    assert client.post("/staff/settings/clients/", {"name": "Four", "may": "everything"}).status_code == 422
    made = ApiClient.objects.filter(landlord=office.landlords[0]).values_list("name", "may")
    assert dict(made) == {"One": "extracts", "Two": "voices", "Three": "voices"}
