"""The whole API by its own description: whatever is sent, there is no 500, and every answer is one that is described."""

from __future__ import annotations

import gc

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis import checks as known

from sayso.foundations.access.permissions import Role
from sayso.listening.commands import clients
from sayso.listening.models import Voice
from sayso.people.tests.cast import a_landlord, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHECKS = [
    known.not_a_server_error, known.status_code_conformance, known.content_type_conformance,
    known.response_schema_conformance,
]  # fmt: skip
CALM = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
OPERATIONS = ["POST /api/voices", "GET /api/voices/{ref}", "POST /api/extracts", "GET /api/extracts/{pk}"]


@pytest.fixture
def described(db):
    """The API in this process; its requests leave the connection of the test open, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    application = get_wsgi_application()

    def served(environ, start):
        return application({"REMOTE_ADDR": "192.0.2.1", **environ}, start)  # a server always says who asks

    yield schemathesis.openapi.from_wsgi("/api/openapi.json", served)
    gc.collect()  # an answer that nobody closed yet would close the connection of another test
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def keys(db):
    """A key that is for it, one that is for something else, one that is none, and none at all."""
    by, at = a_user(Role.ADMINISTRATOR), timezone.now()
    made = [
        clients.admit(landlord=a_landlord(), name=may, may=may, by=by, at=at)[1]
        for may in ("voices", "extracts")
    ]
    return [*(f"Bearer {key}" for key in made), "Bearer none", "Basic bm9uZTpub25l", None]


def test_every_operation_is_tried(described):
    assert [one.ok().label for one in described.get_all_operations()] == OPERATIONS


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("label", OPERATIONS)
def test_no_request_breaks_it(described, keys, label, mode):
    [operation] = [one.ok() for one in described.get_all_operations() if one.ok().label == label]
    cases = operation.as_strategy(generation_mode=mode)
    seen = set()

    @CALM
    @given(cases, st.sampled_from(keys))
    def ask(case, key):
        cache.clear()  # wrong keys are counted: each request is the first
        headers = {"Authorization": key} if key else {}
        answer = case.call(headers={**(dict(case.headers or {})), **headers})
        case.validate_response(answer, checks=CHECKS)
        seen.add(answer.status_code)

    ask()
    assert seen <= {200, 202, 400, 401, 403, 404, 405, 409, 413, 415, 422}
    assert 401 in seen


def test_nothing_of_another_system_is_seen(described, keys):
    """Each reference that the register holds, asked with the key of another system."""
    by = a_user(Role.ADMINISTRATOR)
    other = clients.admit(landlord=a_landlord("Southfield Homes"), name="Other", by=by, at=timezone.now())[1]
    [send, ask] = [one.ok() for one in described.get_all_operations() if "voices" in one.ok().label]
    sent = send.Case(body={"key": "one", "words": "The lift is slow"}, media_type="application/json")
    ref = sent.call(headers={"Authorization": keys[0]}).json()["ref"]
    for key, status in ((keys[0], 200), (f"Bearer {other}", 404), (keys[1], 403), (keys[2], 401)):
        assert (
            ask.Case(path_parameters={"ref": ref}).call(headers={"Authorization": key}).status_code == status
        )
    assert Voice.objects.count() == 1
