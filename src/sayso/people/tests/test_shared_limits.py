"""Tries are counted together by every web process: two real ones, side by side, count the same account."""

import os
import subprocess
import sys

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from sayso.foundations.access.permissions import Role
from sayso.people.tests.cast import a_user

# What one web process does: some wrong tries from an address of its own, one answer to a line.
PROCESS = """
import sys, django
django.setup()
from django.conf import settings
from django.db import connection
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[1]
from django.test import Client
path, address, *pairs = sys.argv[2:]
for _each in range(3):
    answer = Client().post(path, dict(one.split("=") for one in pairs), REMOTE_ADDR=address)
    print("stopped" if answer.status_code in (302, 429) or b"Wait" in answer.content else "tried")
"""


@pytest.fixture
def processes(transactional_db):
    cache.clear()

    def run(path, *given, addresses):
        asked = [
            subprocess.Popen(
                [sys.executable, "-c", PROCESS, connection.settings_dict["NAME"], path, address, *given],
                stdout=subprocess.PIPE, text=True, env={**os.environ, "SAYSO_TESTING": "1"},
            )
            for address in addresses
        ]  # fmt: skip
        told = [one.communicate(timeout=120)[0].split() for one in asked]
        assert all(one.returncode == 0 for one in asked)
        return [one for each in told for one in each]

    yield run
    cache.clear()


@pytest.mark.slow
def test_wrong_passwords_for_one_account_from_two_places(processes):
    a_user(Role.MANAGER, email="sam@example.org")
    told = processes(
        "/staff/sign-in/", "login=sam@example.org", "password=guess", addresses=["203.0.113.1", "203.0.113.2"]
    )
    assert told.count("tried") == 5
    assert told.count("stopped") == 1
    page = Client().post("/staff/sign-in/", {"login": "sam@example.org", "password": "guess"})
    assert b"Wait five minutes" in page.content


@pytest.mark.slow
def test_codes_asked_for_one_address(processes):
    processes("/sign-in/", "contact=moira@example.org", addresses=["203.0.113.1"])
    page = Client().post("/sign-in/", {"contact": "moira@example.org"}, REMOTE_ADDR="203.0.113.2")
    assert b"Wait a minute" in page.content


@pytest.mark.slow
def test_tries_of_passkeys_from_one_address(processes, settings):
    settings.SAYSO_LIMITS = {**settings.SAYSO_LIMITS, "passkey": (6, 300)}
    processes("/staff/sign-in/passkey/", addresses=["203.0.113.9", "203.0.113.9"])
    assert Client().post("/staff/sign-in/passkey/", REMOTE_ADDR="203.0.113.9").status_code == 302
    assert Client().post("/staff/sign-in/passkey/", REMOTE_ADDR="203.0.113.8").status_code == 200


def test_behind_a_proxy_the_address_is_the_one_the_proxy_saw(client, db, settings):
    settings.SAYSO_LIMITS = {"passkey": (1, 300)}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    cache.clear()

    def ask(forwarded):
        return client.post(
            "/staff/sign-in/passkey/", REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": forwarded}
        ).status_code

    assert [ask("203.0.113.20"), ask("203.0.113.21"), ask("203.0.113.20")] == [200, 200, 302]
    assert ask("198.51.100.1, 203.0.113.20") == 302  # what a visitor writes in front of it counts for nothing
