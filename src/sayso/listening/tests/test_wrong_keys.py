"""Whoever guesses at keys of the API is slowed down; whoever holds one is not."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from sayso.foundations.access.permissions import Role
from sayso.listening.commands import clients
from sayso.people.tests.cast import a_user

pytestmark = pytest.mark.django_db


def send(client, key, address):
    return client.post(
        "/api/voices", {"key": "1", "words": "The lift is out"}, content_type="application/json",
        headers={"authorization": f"Bearer {key}"}, REMOTE_ADDR=address,
    ).status_code  # fmt: skip


def test_guessing_at_keys_is_slowed_down(client, settings):
    cache.clear()
    settings.SAYSO_LIMITS = {"api_key": (2, 600)}
    office = a_user(Role.ADMINISTRATOR)
    _made, key = clients.admit(landlord=office.landlord, name="App", by=office, at=timezone.now())
    assert [send(client, "guess", "203.0.113.30") for _each in range(3)] == [401, 401, 429]
    assert send(client, key, "203.0.113.30") == 200
    assert send(client, "guess", "203.0.113.31") == 401
