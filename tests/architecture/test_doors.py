"""Every address has a door, the documented matrix is true, and each door really holds."""

from __future__ import annotations

import logging
import uuid
from urllib.parse import quote

import pytest
from django.apps import apps
from django.urls import converters

from sayso.foundations.access.permissions import Role
from sayso.people.tests.cast import a_customer, a_place, a_user, sign_in
from tests.architecture import doors

ADDRESSES = doors.addresses()
SAMPLES = {
    converters.IntConverter: "1",
    converters.SlugConverter: "a-slug",
    converters.StringConverter: "words",
    converters.UUIDConverter: str(uuid.UUID(int=7)),
    converters.PathConverter: "some/path.txt",
}


def test_every_address_has_a_door():
    without = [one.route for one in ADDRESSES if one.door is None]
    assert not without, f"These addresses declare no door: {without}"


def test_the_documented_matrix_is_the_one_in_the_code():
    told = doors.PATH.read_text() if doors.PATH.exists() else ""
    assert told == doors.matrix(), "Run: python -m tests.architecture.write_doors"


def an_id_like(parameter: str) -> str:
    """The id of something of that kind which is really there, where we can tell; else 1."""
    wanted = parameter.removesuffix("_pk").removesuffix("_id").replace("_", "")
    for model in apps.get_models():
        if model.__module__.startswith("sayso.") and model.__name__.lower() == wanted:
            found = model.objects.order_by("pk").values_list("pk", flat=True).first()
            if isinstance(found, int):
                return str(found)
    return "1"


def path_of(one: doors.Address) -> str:
    path = one.route
    for name, converter in one.converters.items():
        value = SAMPLES.get(type(converter), "1")
        if isinstance(converter, converters.IntConverter):
            value = an_id_like(name)
        for kind in ("int", "slug", "str", "uuid", "path"):
            path = path.replace(f"<{kind}:{name}>", quote(value))
        path = path.replace(f"<{name}>", quote(value))
    return path


def is_sign_in(response) -> bool:
    return response.status_code == 302 and "sign-in/?next=" in response.url


@pytest.mark.django_db
@pytest.mark.parametrize("who", [None, *Role], ids=lambda role: role or "anonymous")
def test_every_address_asked_as_every_role(client, who, settings, tmp_path):
    """Those allowed get in (or a 404 for a sample that is not there), others do not, and nothing breaks."""
    settings.OUTGOING = settings.MEDIA_ROOT = tmp_path
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    a_customer(place=a_place())
    for role in Role:
        a_user(role)
    user = a_user(who) if who else None
    client.raise_request_exception = False
    wrong = []
    for one in ADDRESSES:
        for method in ("GET", "POST"):
            client.logout()
            if user:
                sign_in(client, user)
            response = client.generic(method, path_of(one))
            problem = verdict(one, user, response)
            if problem:
                wrong.append(f"{method} {one.route}: {problem}")
    assert not wrong, "\n".join(wrong)


def verdict(one: doors.Address, user, response) -> str:
    allowed = one.door.roles
    if response.status_code >= 500:
        return f"broke with {response.status_code}"
    if allowed is None:
        return "a public door sent us away" if response.status_code == 403 else ""
    if user is None:
        return "" if is_sign_in(response) else f"a visitor got {response.status_code}"
    if user.roles & allowed:
        refused = response.status_code == 403 or is_sign_in(response)
        return f"an allowed role got {response.status_code}" if refused else ""
    return "" if response.status_code == 403 else f"a role without the right got {response.status_code}"
