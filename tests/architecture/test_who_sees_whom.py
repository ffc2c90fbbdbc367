"""No adviser, auditor or director is ever shown a customer, and an officer of one place nobody of another.

Every address is really asked, over the invented landlord's whole year: pages, exports, searches, feeds, the API.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import quote

import pytest
from django.apps import apps
from django.test import Client
from django.urls import converters

from sayso.config import demonstration
from sayso.foundations.access.permissions import Role
from sayso.framework.queries import editions
from sayso.people.models import Customer, Landlord, Place, User
from sayso.people.tests.cast import a_user, sign_in
from tests.architecture import doors

pytestmark = pytest.mark.django_db
logging.getLogger("django.request").setLevel(logging.CRITICAL)
SEARCHES = ("/staff/search/?q={}", "/staff/people/?q={}", "/staff/people/search/?q={}", "/staff/voices/?q={}&state=all",
            "/staff/outcomes/?q={}", "/staff/messages/?q={}", "/staff/promises/evidence/?q={}")  # fmt: skip
SOME = 4  # of each kind of thing that an address can name: the first, and the last, and two between
EXAMPLES = {"Joan Mills"}  # stands in a box as an example of how to fill it in
NEVER = re.compile(r"/staff/works-for/|/sign-out/|/demo/|work-account")


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            demonstration.load()
            yield
            transaction.set_rollback(True)


def private(people: Iterable[Customer]) -> dict[str, str]:
    """What of each person would give them away, each with whose it is."""
    known = EXAMPLES | set(User.objects.filter(kind="staff").values_list("name", flat=True))
    found = {}
    for one in people:
        told = [one.full_name, one.known_as, one.email, one.phone, one.postal_address]
        told += [one.home.address.split(",")[0]] if one.home else []
        born = one.date_of_birth
        told += [born.isoformat(), born.strftime("%d/%m/%Y"), f"{born.day} {born:%B %Y}"] if born else []
        found |= {each: one.full_name for each in told if len(each) > 5 and each not in known}
    return found


def values_of(name: str, converter: object) -> list[str]:
    """What an address may hold there: the ids of real things, of every model, for a `pk`."""
    if isinstance(converter, converters.IntConverter):
        return ["0", "1"]
    if name == "slug":
        return list(
            apps.get_model("actions.Outcome").objects.exclude(slug="").values_list("slug", flat=True)[:SOME]
        )
    pack = editions.in_force(Landlord.objects.get(), demonstration.timezone.now().date()).pack
    named = {"clause_id": pack.clauses, "promise_id": pack.clauses, "opportunity_id": pack.opportunities,
             "group_id": pack.groups, "fund_id": pack.funds, "role_id": pack.roles, "process_id": pack.processes}  # fmt: skip
    return [one.id for one in named.get(name, [])][:SOME] or ["words"]


MODELS = {
    "people/": "people.Customer", "people/representatives/": "people.Representative", "voices/": "listening.Voice",
    "outcomes/": "actions.Outcome", "messages/": "communications.Message", "letters/": "communications.LetterBatch",
    "places/": "people.Place", "facts/": "framework.Fact", "drafts/": "framework.Draft", "editions/": "framework.Edition",
    "samples/": "framework.Sample", "team/": "people.User", "flags/": "listening.Flag", "import/": "people.ImportRun",
    "views/": "listening.SavedView", "roles/": "people.RoleHolding", "needs/": "people.CustomerNeed",
    "help/": "people.OnlineHelp", "groups/": "framework.EngagementGroup", "meetings/": "involvement.Meeting",
    "papers/": "involvement.Paper", "members/": "involvement.Membership",
}  # fmt: skip


def ids(route: str) -> list[str]:
    before = re.search(r"([a-z-]+/)<int:pk>", route)
    label = MODELS.get(before[1]) if before else None
    try:
        held = (
            list(apps.get_model(label).objects.order_by("pk").values_list("pk", flat=True)) if label else [1]
        )
    except LookupError:
        held = [1]
    step = max(1, len(held) // SOME)
    return [str(one) for one in {*held[:1], *held[::step], *held[-1:]}] or ["1"]


def ways() -> Iterator[str]:
    """Every address, with real things in it."""
    for one in doors.addresses():
        if NEVER.search(one.route):
            continue
        paths = [one.route]
        for name, converter in one.converters.items():
            values = ids(one.route) if name == "pk" else values_of(name, converter)
            held = re.compile(rf"<(\w+:)?{name}>")
            paths = [held.sub(quote(value), path) for path in paths for value in values]
        yield from paths


def told(client: Client, people: dict[str, str]) -> tuple[list[str], int]:
    """Where somebody's name, address, number stands in an answer; and how many answers were read."""
    names = dict.fromkeys(people.values())
    asked = [*ways(), *(one.format(quote(name)) for name in list(names)[:6] for one in SEARCHES)]
    any_of = re.compile("|".join(re.escape(one) for one in sorted(people, key=len, reverse=True)))
    wrong, read = [], 0
    for path in asked:
        answer = client.get(path)
        if answer.status_code != 200:
            continue
        read += 1
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = unescape(body.decode("utf-8", "replace"))
        typed = path.partition("?")[2]
        found = {one for one in any_of.findall(text) if quote(one) not in typed}
        wrong += [f"{path}: {one} ({people[one]})" for one in sorted(found)]
    return wrong, read


@pytest.mark.slow
def test_the_eyes_of_this_test_are_open(town):
    """Whoever may see people is found to see many, of every kind of thing that is private."""
    client = Client()
    sign_in(client, User.objects.filter(role_holdings__role=Role.ENGAGEMENT).order_by("pk").first())
    seen, _read = told(client, private(Customer.objects.select_related("home")))
    assert len(seen) > 500
    assert any("@" in one for one in seen)
    assert any(one.startswith("/staff/people/export/") for one in seen)


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.ADVISER, Role.AUDITOR, Role.DIRECTOR])
def test_those_who_need_no_names_are_shown_nobody(town, role):
    client = Client()
    sign_in(client, User.objects.filter(role_holdings__role=role).order_by("pk").first())
    wrong, read = told(client, private(Customer.objects.select_related("home")))
    assert read > 60
    assert not wrong, "\n".join(wrong[:60])


@pytest.mark.slow
def test_an_officer_of_one_place_is_shown_nobody_of_another(town):
    place = Place.objects.exclude(homes=None).order_by("pk").first()
    client = Client()
    sign_in(client, a_user(Role.FRONTLINE, place=place, name="Olive Moss"))
    inside = Customer.objects.filter(place__path__startswith=place.path).select_related("home")
    others = Customer.objects.exclude(place__path__startswith=place.path).select_related("home")
    mine = private(inside)
    wrong, read = told(client, {one: whose for one, whose in private(others).items() if one not in mine})
    assert inside.exists()
    assert others.exists()
    assert read > 80
    assert not wrong, "\n".join(wrong[:60])
